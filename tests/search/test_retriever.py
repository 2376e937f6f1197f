"""The search as a LangChain retriever: the same hits as documents, alone and in a chain."""

import asyncio

import pytest
from langchain_core.documents import Document
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from pydantic import ValidationError

from helpdesk.search.retriever import LawRetriever
from tests import sample

QUESTION = "When is a robot with a blade high-risk?"


@pytest.fixture
def retriever(sample_desk) -> LawRetriever:
    return LawRetriever(search=sample_desk.finder(), as_of=sample.SUMMER, k=4)


def test_documents_are_the_hits_of_the_search(retriever):
    hits = retriever.search.find(QUESTION, sample.SUMMER, 4)
    documents = retriever.invoke(QUESTION)
    assert [document.metadata["id"] for document in documents] == [hit.provision.id for hit in hits]
    assert [document.metadata["score"] for document in documents] == [hit.score for hit in hits]


def test_a_document_holds_the_whole_provision_and_says_where_it_stands(retriever, sample_desk):
    document = retriever.invoke("Article 3(1)")[0]
    reading = sample_desk.look_up("Article 3(1)", sample.SUMMER)
    assert document.page_content == sample_desk.shelf.full_text(reading.provision)
    assert "(aa) it has a saw;" in document.page_content
    assert document.metadata == {
        "id": "aia:art_3.1",
        "label": "Article 3(1)",
        "force": "binding",
        "version": sample.IN_FORCE,
        "score": 1.0,
        "url": reading.provision.url,
        "as_of": "2099-06-15",
        "applies_from": "2100-05-01",
    }


def test_a_provision_without_a_day_has_no_such_word(retriever):
    assert "applies_from" not in retriever.invoke("recital 2")[0].metadata


def test_it_speaks_of_its_own_day(retriever):
    older = retriever.model_copy(update={"as_of": sample.SPRING})
    assert older.invoke("Article 3(1)")[0].metadata["version"] == sample.PUBLISHED


def test_waiting_for_it_gives_the_same(retriever):
    assert asyncio.run(retriever.ainvoke(QUESTION)) == retriever.invoke(QUESTION)
    assert asyncio.run(retriever.abatch([QUESTION] * 3)) == retriever.batch([QUESTION] * 3)


def shown(documents: list[Document]) -> str:
    return "\n".join(f"[{number}] {d.metadata['label']}: {d.page_content}" for number, d in enumerate(documents, 1))


def test_a_chain_stands_on_it(retriever):
    seen = []
    model = FakeListChatModel(responses=["Where it has a blade and moves [1]."])
    prompt = ChatPromptTemplate.from_template("{law}\n\nQuestion: {question}")
    chain = (
        {"law": retriever | shown, "question": RunnablePassthrough()}
        | prompt
        | RunnableLambda(lambda value: seen.append(value.to_string()) or value)
        | model
        | StrOutputParser()
    )
    assert chain.invoke(QUESTION) == "Where it has a blade and moves [1]."
    assert "] Article 3(1)" in seen[0] and "it has a blade;" in seen[0] and QUESTION in seen[0]
    assert asyncio.run(chain.ainvoke(QUESTION)) == "Where it has a blade and moves [1]."


@pytest.mark.parametrize("question", ["", "?", "\x00", "\ud800", "🤖" * 500])
def test_odd_questions_give_documents_or_none(retriever, question):
    assert all(isinstance(document, Document) for document in retriever.invoke(question))


def test_it_asks_for_at_least_one(sample_desk):
    with pytest.raises(ValidationError):
        LawRetriever(search=sample_desk.finder(), as_of=sample.SUMMER, k=0)
