using System.Globalization;
using System.Runtime.InteropServices;

namespace Synth.Learning;

/// <summary>
/// The binary form of a forest. All numbers are 7-bit encoded: version, feature count, target bin count, tree count; then for each
/// tree its nodes level by level, so that who is whose child needs no saying: 0 for a leaf, else the feature plus 1 and the split: 0 and
/// a threshold, or 1 and the 32 bytes of a mask; and then for each leaf the number of its bins and for each bin its distance from the
/// bin before and its count, both less 1 (but the first bin as it is).
/// </summary>
internal static class ForestFormat
{
    private const int Version = 1;
    private const int MaxNodeCount = (1 << 28) - 1;
    private const int ThresholdSplit = 0;
    private const int MaskSplit = 1;

    public static void Write(Forest forest, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write7BitEncodedInt(Version);
        writer.Write7BitEncodedInt(forest.FeatureCount);
        writer.Write7BitEncodedInt(forest.TargetBinCount);
        writer.Write7BitEncodedInt(forest.Trees.Length);
        foreach (DecisionTree tree in forest.Trees)
        {
            WriteNodes(tree, writer);
            WriteLeaves(tree, writer);
        }
    }

    public static Forest Read(BinaryReader reader, int leafRows)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            int version = ReadInRange(reader, 0, int.MaxValue, "version");
            if (version != Version)
                throw Invalid($"its version is {version}, this program reads version {Version}");

            int featureCount = ReadInRange(reader, 0, TreeNode.MaxFeatureCount, "feature count");
            int targetBinCount = ReadInRange(reader, 1, BinChecks.MaxBinCount, "target bin count");
            var trees = new DecisionTree[ReadInRange(reader, 1, Forest.MaxTreeCount, "tree count")];
            for (int tree = 0; tree < trees.Length; tree++)
                trees[tree] = ReadTree(reader, featureCount, targetBinCount);

            return new Forest(trees, featureCount, targetBinCount) { LeafRows = leafRows };
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The forest is not valid: the input ends early.", exception);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("The forest is not valid: a number has too many bytes.", exception);
        }
    }

    private static void WriteNodes(DecisionTree tree, BinaryWriter writer)
    {
        for (int node = 0; node < tree.NodeCount; node++)
        {
            if (tree.IsLeaf(node))
            {
                writer.Write7BitEncodedInt(0);
                continue;
            }

            writer.Write7BitEncodedInt(tree.FeatureOf(node) + 1);
            BinSet left = tree.LeftBinsOf(node);
            if (tree.IsNominalSplit(node))
            {
                writer.Write((byte)MaskSplit);
                for (int word = 0; word < DecisionTree.WordsPerMask; word++)
                    writer.Write(left.Word(word));
            }
            else
            {
                writer.Write((byte)ThresholdSplit);
                writer.Write((byte)(left.Count - 1));
            }
        }
    }

    private static void WriteLeaves(DecisionTree tree, BinaryWriter writer)
    {
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
        {
            LeafHistogram histogram = tree.Histogram(leaf);
            writer.Write7BitEncodedInt(histogram.Bins.Length);
            int previous = -1;
            for (int position = 0; position < histogram.Bins.Length; position++)
            {
                writer.Write7BitEncodedInt(histogram.Bins[position] - previous - 1);
                writer.Write7BitEncodedInt(histogram.CountAt(position) - 1);
                previous = histogram.Bins[position];
            }
        }
    }

    private static DecisionTree ReadTree(BinaryReader reader, int featureCount, int targetBinCount)
    {
        var features = new List<int>();
        var splits = new List<int>();
        var children = new List<int>();
        var masks = new List<ulong>();
        int nodeCount = 1;
        int leafCount = 0;
        for (int node = 0; node < nodeCount; node++)
        {
            int feature = ReadInRange(reader, 0, featureCount, "feature") - 1;
            features.Add(feature);
            if (feature == DecisionTree.Leaf)
            {
                splits.Add(0);
                children.Add(leafCount++);
                continue;
            }

            splits.Add(ReadSplit(reader, masks));
            children.Add(nodeCount);
            nodeCount += 2;
            if (nodeCount > MaxNodeCount)
                throw Invalid($"a tree has more than {MaxNodeCount} nodes");
        }

        LeafHistograms histograms = ReadLeaves(reader, leafCount, targetBinCount);
        return new DecisionTree(
            CollectionsMarshal.AsSpan(features),
            CollectionsMarshal.AsSpan(splits),
            CollectionsMarshal.AsSpan(children),
            [.. masks],
            histograms);
    }

    private static int ReadSplit(BinaryReader reader, List<ulong> masks)
    {
        int kind = reader.ReadByte();
        if (kind == ThresholdSplit)
            return reader.ReadByte();

        if (kind != MaskSplit)
            throw Invalid($"the kind of a split is {kind}");

        int index = masks.Count / DecisionTree.WordsPerMask;
        for (int word = 0; word < DecisionTree.WordsPerMask; word++)
            masks.Add(reader.ReadUInt64());

        return ~index;
    }

    private static LeafHistograms ReadLeaves(BinaryReader reader, int leafCount, int targetBinCount)
    {
        var starts = new List<int> { 0 };
        var bins = new List<byte>();
        var cumulative = new List<int>();
        for (int leaf = 0; leaf < leafCount; leaf++)
        {
            int binCount = ReadInRange(reader, 1, targetBinCount, "number of bins of a leaf");
            int bin = -1;
            int total = 0;
            for (int position = 0; position < binCount; position++)
            {
                bin += 1 + ReadInRange(reader, 0, targetBinCount - bin - 2, "bin of a leaf");
                total += 1 + ReadInRange(reader, 0, int.MaxValue - total - 1, "count of a leaf");
                bins.Add((byte)bin);
                cumulative.Add(total);
            }

            starts.Add(bins.Count);
        }

        return new LeafHistograms([.. starts], [.. bins], CollectionsMarshal.AsSpan(cumulative));
    }

    private static int ReadInRange(BinaryReader reader, int min, int max, string what)
    {
        int value = reader.Read7BitEncodedInt();
        return value >= min && value <= max
            ? value
            : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"the {what} is {value}, not {min} to {max}"));
    }

    private static InvalidDataException Invalid(string reason) => new($"The forest is not valid: {reason}.");
}
