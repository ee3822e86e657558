"""What PyPI's pymerkle says of the trees this project builds.

Reads lines `SIZE INDEX FIRST` and answers each with `ROOT INCLUSION CONSISTENCY`: the root of the tree of SIZE
entries (`entry 0`, `entry 1`, ...), the audit path of entry INDEX in it, and the proof that it begins as the tree
of FIRST entries; hashes in hexadecimal, paths with commas between, `-` for an empty path and for the questions
that a tree of no entries has no answer to. pymerkle checks its own proofs before they are printed.
"""

import sys

from pymerkle import InmemoryTree, verify_consistency, verify_inclusion


class RememberingTree(InmemoryTree):
    """pymerkle's tree, which remembers the root of each range of leaves it was asked for.

    Leaves are only appended, so that a range's root never changes; pymerkle hashes it anew each time, which takes
    nine tenths of its time where all pairs are asked about.
    """

    def __init__(self, **options):
        self.ranges = {}
        super().__init__(**options)

    def hash_range(self, start, end):
        root = self.ranges.get((start, end))
        if root is None:
            root = super().hash_range(start, end)
            self.ranges[start, end] = root
        return root


def spell(path):
    return ",".join(value.hex() for value in path) or "-"


def inclusion(tree, index, size):
    """pymerkle's path begins with the leaf itself, RFC 9162's behind it."""
    proof = tree.prove_inclusion(index + 1, size)
    verify_inclusion(tree.get_leaf(index + 1), tree.get_state(size), proof)
    return proof.path[1:]


def consistency(tree, first, second):
    """pymerkle's path as RFC 9162 (section 2.1.4.1) has it.

    Where the old tree ends with a complete subtree, pymerkle goes down the new subtree beside it to its first
    leaf; the RFC names that subtree by its root. And the RFC leaves out the subtree the old tree ends with where
    that is the whole old tree.
    """
    proof = tree.prove_consistency(first, second)
    verify_consistency(tree.get_state(first), tree.get_state(second), proof)
    if first == second:
        return []
    begin = proof.subset.index(1)
    path = proof.path[begin:begin + 1]
    if begin > 0:
        node = proof.path[0]
        for rule, value in zip(proof.rule[:begin - 1], proof.path[1:begin]):
            node = proof.hash_nodes(value, node) if rule else proof.hash_nodes(node, value)
        path.append(node)
    path += proof.path[begin + 1:]
    return path[1:] if first & (first - 1) == 0 else path


def main():
    tree = RememberingTree(algorithm="sha256")
    for line in sys.stdin:
        size, index, first = map(int, line.split())
        while tree.get_size() < size:
            tree.append(f"entry {tree.get_size()}".encode())
        root = tree.get_state(size)
        if size == 0:
            print(root.hex(), "-", "-")
        else:
            print(root.hex(), spell(inclusion(tree, index, size)), spell(consistency(tree, first, size)))


main()
