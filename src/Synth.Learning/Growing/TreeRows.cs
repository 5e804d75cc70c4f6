namespace Synth.Learning;

/// <summary>
/// The rows that a tree is grown from: splits are sought by the bag, and the rest only say how many families there are where the
/// bag has few of them. Both are permuted by growing.
/// </summary>
internal sealed class TreeRows
{
    private readonly RowPartition _partition = new();

    /// <summary>The bag, in its first <see cref="BaggedCount"/> entries.</summary>
    public int[] Bagged { get; private set; } = [];

    /// <summary>Number of rows in the bag.</summary>
    public int BaggedCount { get; private set; }

    /// <summary>All other rows, in the first <see cref="RestCount"/> entries.</summary>
    public int[] Rest { get; private set; } = [];

    /// <summary>Number of the other rows.</summary>
    public int RestCount { get; private set; }

    /// <summary>The node of all rows.</summary>
    public NodeSpan All => new(0, BaggedCount, 0, RestCount);

    /// <summary>Puts the rows of the bag's families into the bag, and the others beside it.</summary>
    /// <param name="rows">The rows, null for all that have a family.</param>
    /// <param name="families">The families of rows.</param>
    /// <param name="bag">Which families are in the bag.</param>
    public void Fill(int[]? rows, FamilyIndex families, FamilyBag bag)
    {
        bool[] isBagged = Array.ConvertAll(families.Ids, bag.Contains);
        int[] familyOfRow = families.FamilyOfRow;
        int count = rows?.Length ?? familyOfRow.Length;
        if (Bagged.Length < count)
            (Bagged, Rest) = (new int[count], new int[count]);

        (BaggedCount, RestCount) = (0, 0);
        for (int i = 0; i < count; i++)
        {
            int row = rows is null ? i : rows[i];
            if (isBagged[familyOfRow[row]])
                Bagged[BaggedCount++] = row;
            else
                Rest[RestCount++] = row;
        }
    }

    /// <summary>Divides the rows of a node by a split.</summary>
    public (NodeSpan Left, NodeSpan Right) Divide(NodeSpan node, byte[] bins, in Split split)
    {
        int middle = _partition.Apply(Bagged, node.Start, node.End, bins, split);
        int middleOfRest = _partition.Apply(Rest, node.RestStart, node.RestEnd, bins, split);
        return (node with { End = middle, RestEnd = middleOfRest }, node with { Start = middle, RestStart = middleOfRest });
    }

    /// <summary>The rows of a node that are in the bag.</summary>
    public ReadOnlySpan<int> BaggedIn(NodeSpan node) => Bagged.AsSpan(node.Start, node.Count);

    /// <summary>The rows of a node that are not in the bag.</summary>
    public ReadOnlySpan<int> RestIn(NodeSpan node) => Rest.AsSpan(node.RestStart, node.RestEnd - node.RestStart);
}
