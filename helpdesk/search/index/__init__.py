"""The index: passages, their words and their vectors, built aside and put in place by one rename.

    home/index/<build>/manifest.json     which model, which texts, how many passages, a checksum of each file
                       passages.jsonl    what a position stands for
                       catalogue.npz     the same in columns: provision, face, days
                       vocabulary.tsv    the words of the texts, for what is misspelt
                       words/            BM25
                       tongues/<lang>/   BM25 over the official text in another language
                       vectors/          Chroma (unless a Chroma server is set)
                       centres.npz       the middle of the wordings of each prepared answer
                       probes.npy        a few vectors that must find themselves
    home/index/current                   the name of the build that serves

A build is never changed. It is replaced when the model, the texts or the rules of cutting change, or when it
does not pass its check. The one before stays for those who have it open.
"""

from helpdesk.search.index.building import build, stamp_of
from helpdesk.search.index.opening import Index, open_index
from helpdesk.search.index.place import Manifest, Place, is_newest, read_manifest

__all__ = ["Index", "Manifest", "Place", "build", "is_newest", "open_index", "read_manifest", "stamp_of"]
