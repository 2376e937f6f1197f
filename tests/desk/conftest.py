"""What tests of the desk share: records on both databases, as the tests of the records have them."""

from tests.records.conftest import empty, records, server, url  # noqa: F401
