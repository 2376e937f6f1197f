"""The search as a LangChain retriever, so that any chain can stand on the same hits.

retriever = LawRetriever(search=desk.finder(), as_of=date(2026, 11, 20), k=5)
retriever.invoke("Must a chatbot say that it is one?")      -> documents, best first
await retriever.ainvoke("…")                                 -> the same, off the event loop
"""

from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from helpdesk.search.find import Hit, Search


class LawRetriever(BaseRetriever):
    """Finds the provisions that answer to a question on a day.

    Each document holds a whole provision with everything below it; its metadata say where it stands (`id`, `label`,
    `url`), how much it weighs (`force`, `score`), which wording it is (`version`, `as_of`) and, where the law fixes
    it, from which day it applies (`applies_from`, ISO date).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    search: Search
    as_of: date
    k: int = Field(default=5, ge=1)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [self._document(hit) for hit in self.search.find(query, self.as_of, self.k)]

    def _document(self, hit: Hit) -> Document:
        shelf, provision = self.search.shelf, hit.provision
        applies = shelf.applies(provision)
        metadata = {
            "id": provision.id,
            "label": shelf.label(provision),
            "force": str(provision.force),
            "version": provision.version,
            "score": hit.score,
            "url": provision.url,
            "as_of": self.as_of.isoformat(),
        }
        if applies:
            metadata["applies_from"] = applies.day.isoformat()
        return Document(id=provision.id, page_content=shelf.full_text(provision), metadata=metadata)
