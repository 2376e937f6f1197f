"""The small calculator of training compute: six operations for each parameter and training token, a rule of thumb.

After J. Kaplan et al., Scaling Laws for Neural Language Models (2020), section 2.1: C is about 6 N D.
"""

from collections.abc import Callable

import streamlit as st

from helpdesk.checker.step import Kind, Step
from helpdesk.pages import check_words as words
from helpdesk.pages.marks import safe, tag

_LEAST = 1e20  # a number asked about at this size can only be operations of a training
_BILLION = 1e9


def is_compute(step: Step) -> bool:
    """Whether a question asks for the compute of a training."""
    return step.kind is Kind.NUMBER and all((band.above or 0) >= _LEAST for band in step.bands)


def operations(parameters: float, tokens: float) -> float:
    """The estimate, in floating-point operations.

    >>> f"{operations(70e9, 15e12):.1e}"
    '6.3e+24'
    """
    return 6 * parameters * tokens


def compute(take: Callable[[float], None]) -> None:
    """The calculator; `take` gets the estimate as the answer."""
    with st.expander(words.COMPUTE, icon=":material/calculate:"):
        st.html(tag("p", safe(words.COMPUTE_RULE), class_="small"))
        left, right = st.columns(2)
        parameters = left.number_input(words.PARAMETERS, 0.0, 1e6, value=None, key="check_parameters")
        tokens = right.number_input(words.TOKENS, 0.0, 1e9, value=None, key="check_tokens")
        if not parameters or not tokens:
            st.html(tag("p", safe(words.COMPUTE_EMPTY), class_="small"))
            return
        found = operations(parameters * _BILLION, tokens * _BILLION)
        label = words.COMPUTE_USE.format(number=f"{found:.3g}")
        st.button(label, key="check_compute_use", type="primary", on_click=take, args=(found,))
