"""What tests of the desk share: records on both databases, as the tests of the records have them."""

from tests.records.conftest import records, server, url  # noqa: F401
