namespace Synth.Modeling;

/// <summary>
/// Groups codes into a few cells, as the population stability index wants them: of codes with an order neighbours that together have a
/// tenth of the rows, of others each that has a share of its own, and one for the rest.
/// </summary>
internal sealed class CodeCells
{
    private const int OrderedCells = 10;
    private const double OwnShare = 0.02;

    private readonly int[] cellOf;

    /// <summary>Groups.</summary>
    /// <param name="learned">Rows per code, at least one in all. Shape [codes].</param>
    /// <param name="isOrdered">Whether neighbouring codes are alike.</param>
    public CodeCells(long[] learned, bool isOrdered)
    {
        cellOf = isOrdered ? InOrder(learned) : ByShare(learned);

        // The last cell is for codes that are new.
        Learned = new long[cellOf.Max() + 2];
        for (var code = 0; code < learned.Length; code++)
        {
            Learned[cellOf[code]] += learned[code];
        }
    }

    /// <summary>Rows per cell; the last one has none.</summary>
    public long[] Learned { get; }

    /// <summary>The cell of a code; −1 for none.</summary>
    public int CellOf(int code) => code < 0 ? -1 : code < cellOf.Length ? cellOf[code] : Learned.Length - 1;

    private static int[] InOrder(long[] learned)
    {
        var all = learned.Sum();
        var before = 0L;
        var cells = new int[learned.Length];
        for (var code = 0; code < cells.Length; code++)
        {
            // The middle of the code's rows says in which tenth it is; what stands for more than a tenth leaves cells empty, which go.
            cells[code] = (int)Math.Min(OrderedCells - 1, OrderedCells * (before + (learned[code] / 2.0)) / all);
            before += learned[code];
        }

        return Dense(cells);
    }

    private static int[] ByShare(long[] learned)
    {
        var least = Math.Max(1, OwnShare * learned.Sum());
        return Dense([.. learned.Select((rows, code) => rows >= least ? 1 + code : 0)]);
    }

    private static int[] Dense(int[] cells)
    {
        var numbers = cells.Distinct().Order().Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        return Array.ConvertAll(cells, cell => numbers[cell]);
    }
}
