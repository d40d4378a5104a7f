using FsCheck;
using FsCheck.Fluent;
using System.Text;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>RFC 6962, section 2.1: the published figures of the eight-leaf tree, and what proofs must do for any
/// size.</summary>
public sealed class MerkleTests
{
    /// <summary>The inputs of the reference implementation of Certificate Transparency.</summary>
    static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Fact]
    public void The_tree_of_no_leaves_is_the_hash_of_nothing()
    {
        Assert.Equal(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            Merkle.Root(0, _ => default).ToString());
    }

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_published_roots_come_out(int size, string root)
    {
        var tree = Grow(Leaves.Take(size).Select(Convert.FromHexString));

        Assert.Equal(root, Merkle.Root(size, node => tree[node]).ToString());
    }

    [Fact]
    public void The_published_audit_paths_come_out()
    {
        var tree = Grow(Leaves.Select(Convert.FromHexString));

        // leaf 5 of 8: its neighbour, the pair beside theirs, the other half
        Assert.Equal(
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
            Merkle.Inclusion(5, 8, node => tree[node]).Select(h => h.ToString()));
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proved_and_no_other_leaf_is()
    {
        var tree = Grow(Many(33));
        for (var size = 1L; size <= 33; size++)
        {
            var root = Merkle.Root(size, node => tree[node]);
            for (var leaf = 0L; leaf < size; leaf++)
            {
                var path = Merkle.Inclusion(leaf, size, node => tree[node]);

                Assert.Equal(root, Merkle.RootOf(tree[new(0, leaf)], leaf, size, path));
                Assert.NotEqual(root, Merkle.RootOf(tree[new(0, (leaf + 1) % 33)], leaf, size, path));
                Assert.True(size == 1 || Merkle.RootOf(tree[new(0, leaf)], leaf, size, [.. path.Skip(1)]) != root);
            }
        }
    }

    [Fact]
    public void Every_earlier_tree_is_shown_to_be_a_beginning_and_a_changed_one_is_not()
    {
        var tree = Grow(Many(33));
        var other = Grow(Many(33).Select((leaf, i) => i == 0 ? [1, 2, 3] : leaf));
        for (var to = 1L; to <= 33; to++)
        {
            var root = Merkle.Root(to, node => tree[node]);
            for (var from = 1L; from <= to; from++)
            {
                var proof = Merkle.Consistency(from, to, node => tree[node]);

                Assert.True(Merkle.IsConsistent(from, Merkle.Root(from, n => tree[n]), to, root, proof));
                Assert.False(Merkle.IsConsistent(from, Merkle.Root(from, n => other[n]), to, root, proof));
                Assert.False(Merkle.IsConsistent(from, Merkle.Root(from, n => tree[n]), to, Merkle.Empty, proof));
            }
        }
    }

    [Fact]
    public void A_tree_has_a_node_for_each_full_subtree()
    {
        Prop.ForAll(Gen.Choose(0, 300).ToArbitrary(), size =>
        {
            var tree = Grow(Many(size));

            Assert.Equal(Enumerable.Range(0, 10).Sum(level => size >> level), tree.Count);
            Assert.All(Merkle.Edge(size), node => Assert.Contains(node, tree));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The root by the recursive definition of the RFC, word for word, against the one by the right
    /// edge.</summary>
    [Fact]
    public void The_right_edge_gives_the_root_of_the_definition()
    {
        Prop.ForAll(Gen.Choose(1, 200).ToArbitrary(), size =>
        {
            var leaves = Many(size).ToArray();
            var tree = Grow(leaves);

            Assert.Equal(Defined(leaves), Merkle.Root(size, node => tree[node]));
        }).QuickCheckThrowOnFailure();
    }

    static Hash Defined(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return Merkle.Leaf(leaves[0]);
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return Merkle.Inner(Defined(leaves[..split]), Defined(leaves[split..]));
    }

    static IEnumerable<byte[]> Many(int count) =>
        Enumerable.Range(0, count).Select(i => Encoding.ASCII.GetBytes($"record {i}"));

    static Dictionary<Node, Hash> Grow(IEnumerable<byte[]> leaves)
    {
        var (tree, edge, size) = (new Dictionary<Node, Hash>(), new Dictionary<Node, Hash>(), 0L);
        foreach (var leaf in leaves)
        {
            Merkle.Append(edge, size++, Merkle.Leaf(leaf), (place, hash) => tree.Add(place, hash));
        }

        return tree;
    }
}
