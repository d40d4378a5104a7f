using Wheelhouse.Kernel;

namespace Wheelhouse.Boosting;

/// <summary>A model as bytes, and back.</summary>
/// <remarks>
/// Little-endian. <c>WHBT</c>, a version; the features with their cuts or levels; the start; the trees. A node is 4
/// bytes and a leaf or question each. Whatever is read is checked before it is used: no file makes a model that
/// answers what is no number, loops or reads beyond its end.
/// </remarks>
public static class EnsembleFile
{
    public const byte Version = 1;

    const uint Mark = 0x54424857; // WHBT
    const int MostTrees = 100_000;
    const int MostNodes = 65_535;


    public static void Write(Ensemble ensemble, BinaryWriter file)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(file);
        file.Write(Mark);
        file.Write(Version);
        file.Write((byte)ensemble.Features.Count);
        foreach (var (f, feature) in ensemble.Features.Index())
        {
            file.Write(feature.Name);
            file.Write((byte)feature.Kind);
            file.Write((byte)feature.Direction);
            var cuts = ensemble.Bins.CutsOf(f);
            file.Write((byte)cuts.Length);
            foreach (var cut in cuts)
            {
                file.Write(cut);
            }

            var levels = ensemble.Bins.LevelsOf(f);
            file.Write(levels.Length);
            file.Write(levels);
        }

        file.Write(ensemble.Start);
        file.Write(ensemble.TreeCount);
        foreach (var tree in ensemble.Trees)
        {
            Write(tree, file);
        }
    }

    /// <returns>Refused: <c>boosting.model_version</c>, <c>boosting.model_broken</c>.</returns>
    public static Outcome<Ensemble> Read(BinaryReader file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            if (file.ReadUInt32() != Mark || file.ReadByte() is var version && version != Version)
            {
                return new Refusal(
                    "boosting.model_version",
                    $"This is no model of version {Version}; train it anew with this program.",
                    RefusalKind.Invalid, new RefusalValue("version", $"{Version}"));
            }

            var bins = ReadBins(file);
            var start = Finite(file.ReadDouble());
            var trees = new Tree[Within(file.ReadInt32(), 0, MostTrees)];
            for (var i = 0; i < trees.Length; i++)
            {
                trees[i] = ReadTree(file, bins);
            }

            return new Ensemble(bins, start, trees);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or EndOfStreamException or FormatException)
        {
            return new Refusal(
                "boosting.model_broken", "The model file is cut short or damaged; copy or train it again.",
                RefusalKind.Invalid);
        }
    }

    static void Write(Tree tree, BinaryWriter file)
    {
        file.Write(tree.Nodes.Length);
        file.Write(tree.Sets.Length);
        foreach (var set in tree.Sets)
        {
            file.Write(set);
        }

        foreach (var node in tree.Nodes)
        {
            file.Write(node.Feature);
            file.Write(node.Cover);
            if (node.IsLeaf)
            {
                file.Write(node.Value);
            }
            else
            {
                file.Write(node.Bin);
                file.Write(node.MissingLeft);
                file.Write((ushort)node.Right);
                file.Write((short)node.Levels);
            }
        }
    }

    static Bins ReadBins(BinaryReader file)
    {
        var features = new Feature[Within(file.ReadByte(), 1, Table.MostFeatures)];
        var (cuts, levels) = (new float[features.Length][], new byte[features.Length][]);
        for (var f = 0; f < features.Length; f++)
        {
            features[f] = new(
                file.ReadString(), (FeatureKind)Within(file.ReadByte(), 0, (int)FeatureKind.Category),
                (Direction)Within(file.ReadByte(), 0, (int)Direction.Rising));
            cuts[f] = new float[Within(file.ReadByte(), 0, Bins.Most - 1)];
            for (var i = 0; i < cuts[f].Length; i++)
            {
                cuts[f][i] = (float)Finite(file.ReadSingle());
                Within(i == 0 || cuts[f][i] > cuts[f][i - 1] ? 1 : 0, 1, 1);
            }

            var count = Within(file.ReadInt32(), 0, ushort.MaxValue + 1);
            levels[f] = file.ReadBytes(count);
            Within(levels[f].Length, count, count);
        }

        return new(features, cuts, levels);
    }

    static Tree ReadTree(BinaryReader file, Bins bins)
    {
        var nodes = new Node[Within(file.ReadInt32(), 1, MostNodes)];
        var sets = new ulong[Within(file.ReadInt32(), 0, nodes.Length * 4)];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i] = file.ReadUInt64();
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = ReadNode(file, bins, sets.Length);
        }

        Within(End(nodes, 0, 0), nodes.Length, nodes.Length);
        return new(nodes, sets);
    }

    static Node ReadNode(BinaryReader file, Bins bins, int sets)
    {
        var feature = file.ReadByte();
        var cover = (float)Finite(file.ReadSingle());
        Within(cover > 0 ? 1 : 0, 1, 1);
        if (feature == Node.Leaf)
        {
            return new(feature, 0, false, 0, -1, (float)Finite(file.ReadSingle()), cover);
        }

        Within(feature, 0, bins.Features.Count - 1);
        var (bin, missing, right, levels) = (file.ReadByte(), file.ReadByte(), file.ReadUInt16(), file.ReadInt16());
        var isNumber = bins.Features[feature].Kind == FeatureKind.Number;
        return new(
            feature, bin, Within(missing, 0, 1) == 1, right,
            isNumber ? Within(levels, -1, -1) : Within(levels, 0, sets - 4), 0, cover);
    }

    /// <summary>The place behind the part of the tree that begins at a node; each node has its place once.</summary>
    static int End(Node[] nodes, int at, int depth)
    {
        Within(depth, 0, ShapleyWalk.Deepest);
        Within(at, 0, nodes.Length - 1);
        if (nodes[at].IsLeaf)
        {
            return at + 1;
        }

        var right = End(nodes, at + 1, depth + 1);
        Within(nodes[at].Right, right, right);
        return End(nodes, right, depth + 1);
    }

    static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new InvalidDataException("A number of the model is not finite.");

    static int Within(int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new InvalidDataException($"{value} is not within {least} to {most}.");
}
