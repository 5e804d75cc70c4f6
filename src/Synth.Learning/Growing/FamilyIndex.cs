namespace Synth.Learning;

/// <summary>Families numbered 0, 1, 2, … instead of by the caller's ids. The numbers depend on the order of rows, the ids do not.</summary>
internal sealed class FamilyIndex
{
    private FamilyIndex(int[] familyOfRow, int[] ids)
    {
        FamilyOfRow = familyOfRow;
        Ids = ids;
    }

    /// <summary>Family number of each row, [rows].</summary>
    public int[] FamilyOfRow { get; }

    /// <summary>The caller's id of each family, [families].</summary>
    public int[] Ids { get; }

    public static FamilyIndex Create(ReadOnlySpan<int> idOfRow)
    {
        var familyOfRow = new int[idOfRow.Length];
        var numbers = new Dictionary<int, int>();
        var ids = new List<int>();
        for (int row = 0; row < idOfRow.Length; row++)
        {
            if (!numbers.TryGetValue(idOfRow[row], out int number))
            {
                number = ids.Count;
                numbers.Add(idOfRow[row], number);
                ids.Add(idOfRow[row]);
            }

            familyOfRow[row] = number;
        }

        return new FamilyIndex(familyOfRow, [.. ids]);
    }
}
