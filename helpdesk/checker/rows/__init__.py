"""The rows of corpus/flow, findings and obligations, read into steps, findings and obligations."""

from helpdesk.checker.rows.findings import read_findings
from helpdesk.checker.rows.flow import read_flow
from helpdesk.checker.rows.obligations import read_obligations

__all__ = ["read_findings", "read_flow", "read_obligations"]
