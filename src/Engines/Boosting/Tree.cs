using System.Runtime.InteropServices;

namespace Wheelhouse.Boosting;

/// <summary>A node of a tree: a question about one feature, or a leaf. The left child is the next node.</summary>
/// <param name="Feature">The feature that is asked; <see cref="Leaf"/> for a leaf.</param>
/// <param name="Bin">Numbers: bins up to this go left.</param>
/// <param name="MissingLeft">Where a value goes that is not known.</param>
/// <param name="Right">The place of the right child in the tree.</param>
/// <param name="Levels">Categories: the place of the set of bins that go left; -1 for numbers.</param>
/// <param name="Value">A leaf's share in the raw score.</param>
/// <param name="Cover">The weight of the training rows that came through.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Node(
    byte Feature, byte Bin, bool MissingLeft, int Right, int Levels, float Value, float Cover)
{
    internal const byte Leaf = 255;

    internal bool IsLeaf => Feature == Leaf;
}

/// <summary>A regression tree over bins.</summary>
/// <param name="Sets">Four words a set of bins, 256 bits.</param>
sealed record Tree(Node[] Nodes, ulong[] Sets)
{
    internal double Answer(ReadOnlySpan<byte> row)
    {
        var nodes = Nodes;
        var at = 0;
        while (true)
        {
            ref readonly var node = ref nodes[at];
            if (node.Feature == Node.Leaf)
            {
                return node.Value;
            }

            at = GoesLeft(node, row[node.Feature]) ? at + 1 : node.Right;
        }
    }

    internal bool GoesLeft(in Node node, byte bin) =>
        bin == Bins.Missing ? node.MissingLeft
        : node.Levels < 0 ? bin <= node.Bin
        : (Sets[node.Levels + (bin >> 6)] >> (bin & 63) & 1) != 0;
}
