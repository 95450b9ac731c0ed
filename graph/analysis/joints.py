"""Where a network would fall apart: single nodes and single ties that hold parts together. Pure, in linear time.

The blocks of a network (parts that no single node can cut) and the nodes that several of them share form a tree; how
much lies on each side of a node or tie is added up along it.
"""

from heapq import nsmallest
from typing import NamedTuple

from graph.analysis.network import Network


class Cut(NamedTuple):
    """A node that alone holds parts together; ``parts``: how many nodes each of them would have, the largest first.

    ``inside``: of each part the best-tied node of the block that both are in, by place.
    """

    place: int
    parts: tuple[int, ...]
    inside: tuple[int, ...]


class Bridge(NamedTuple):
    """A tie that alone holds two parts together, by place; ``apart``: how many nodes the part of ``other`` has, which
    is not the larger one."""

    one: int
    other: int
    apart: int


class Tree(NamedTuple):
    """Blocks by number, and the blocks of each node; ``side[node, block]``: the nodes beyond a block, seen from a node
    that is in several blocks."""

    blocks: list[list[int]]
    at: dict[int, list[int]]
    side: dict[tuple[int, int], int]
    whole: dict[int, int]


def cuts(tree: Tree, degree: list[int], least: int = 3) -> list[Cut]:
    """Nodes without which ``least`` or more would be cut off; who cuts off most first. Smaller parts are not named."""
    # The best two of each block are enough: one of them is not the node itself.
    best = [nsmallest(2, block, key=lambda place: (-degree[place], place)) for block in tree.blocks]
    found = []
    for place, blocks in tree.at.items():
        if len(blocks) < 2:
            continue
        parts = sorted(((tree.side[place, block], best[block][best[block][0] == place]) for block in blocks),
                       key=lambda part: (-part[0], part[1]))
        parts = [part for part in parts if part[0] >= least]
        if len(parts) > 1:
            found.append(Cut(place, tuple(size for size, _ in parts), tuple(best for _, best in parts)))
    return sorted(found, key=lambda cut: (-sum(cut.parts[1:]), cut.place))


def bridges(tree: Tree, least: int = 3) -> list[Bridge]:
    """Ties without which ``least`` or more would be cut off; who cuts off most first."""
    found = []
    for number, block in enumerate(tree.blocks):
        if len(block) == 2:
            one, other = sorted(block)
            # Beyond the block, seen from one end, lies what hangs on the other.
            behind = tree.side.get((one, number), tree.whole[number] - 1)
            apart = min(behind, tree.whole[number] - behind)
            if apart >= least:
                ends = (one, other) if behind == apart else (other, one)
                found.append(Bridge(*ends, apart))
    return sorted(found, key=lambda bridge: (-bridge.apart, bridge.one, bridge.other))


def tree(given: Network) -> Tree:
    """The blocks of a network and how much lies on each side of the nodes that they share."""
    blocks = [sorted(block) for block in given.graph().biconnected_components()]
    blocks.sort()
    at: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        for place in block:
            at.setdefault(place, []).append(number)
    made = Tree(blocks, at, {}, {})
    for number in range(len(blocks)):
        if number not in made.whole:
            _weigh(made, number)
    return made


def _weigh(tree: Tree, root: int) -> None:
    """Add up the sides along one component, from its leaves to the root and back."""
    order, above = _order(tree, root)
    below = {block: len(tree.blocks[block]) - 1 for block in order}
    below[root] += 1
    for block in reversed(order[1:]):
        # The node that hangs it to the block above counts there.
        parent = above[block][1]
        below[parent] += below[block]
    whole = below[root]
    for block in order:
        tree.whole[block] = whole
    hung: dict[tuple[int, int], int] = {}
    for block in order[1:]:
        node, parent = above[block]
        tree.side[node, block] = below[block]
        hung[node, parent] = hung.get((node, parent), 0) + below[block]
    for (node, parent), beyond in hung.items():
        tree.side[node, parent] = whole - 1 - beyond


def _order(tree: Tree, root: int) -> tuple[list[int], dict[int, tuple[int, int]]]:
    """The blocks of a component from the root on, and of each the node that hangs it to the block above, and that."""
    order, above, met = [root], {root: (-1, -1)}, set[int]()
    for block in order:
        for node in tree.blocks[block]:
            # Once for each node: a busy one is in thousands of blocks.
            for other in tree.at[node] if node not in met else ():
                if other not in above:
                    above[other] = (node, block)
                    order.append(other)
            met.add(node)
    return order, above
