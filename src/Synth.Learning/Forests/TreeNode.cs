namespace Synth.Learning;

/// <summary>What it takes to get from a node to its child, in 8 bytes.</summary>
/// <remarks>
/// A leaf is its own child, whatever the bin: so rows that have arrived can go on walking beside those that have not.
/// </remarks>
internal readonly struct TreeNode
{
    /// <summary>The most features that fit.</summary>
    public const int MaxFeatureCount = 1 << 20;

    private const int FeatureShift = 10;
    private const int LeafFlag = 0x200;
    private const int NominalFlag = 0x100;

    private readonly int _child;
    private readonly int _packed;

    private TreeNode(int child, int packed)
    {
        _child = child;
        _packed = packed;
    }

    public bool IsLeaf => (_packed & LeafFlag) != 0;

    public bool IsNominal => (_packed & NominalFlag) != 0;

    /// <summary>Number of the feature; of a leaf that of any feature, which is read in vain.</summary>
    public int Feature => _packed >> FeatureShift;

    /// <summary>The last bin that goes to the left child, if the split is ordinal; 255 for a leaf.</summary>
    public int Threshold => _packed & 0xFF;

    /// <summary>Number of the left child, the right one's being one more; of a leaf its own.</summary>
    public int Child => _child;

    public static TreeNode Leaf(int self, int anyFeature) => new(self, (anyFeature << FeatureShift) | LeafFlag | 0xFF);

    public static TreeNode Ordinal(int feature, int threshold, int child) => new(child, (feature << FeatureShift) | threshold);

    public static TreeNode Nominal(int feature, int child) => new(child, (feature << FeatureShift) | NominalFlag);
}
