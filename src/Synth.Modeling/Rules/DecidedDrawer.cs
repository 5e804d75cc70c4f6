using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Draws the variables of columns that something decides: by a forest that sees only what decides them, with random bits that are a
/// function of the deciding values, so that equal ones always give an equal value.
/// </summary>
internal sealed class DecidedDrawer
{
    private readonly TableModel table;
    private readonly ValueList<ColumnLayout> layout;
    private readonly RandomStream draws;
    private readonly RandomStream cells;
    private readonly DataColumnModel?[] columnOf;
    private readonly Dictionary<string, Dictionary<UInt128, int>[]> known = new(StringComparer.Ordinal);

    /// <summary>Prepares a table.</summary>
    /// <param name="table">Its model.</param>
    /// <param name="layout">Its columns.</param>
    /// <param name="stream">The table's stream.</param>
    public DecidedDrawer(TableModel table, ValueList<ColumnLayout> layout, RandomStream stream)
    {
        this.table = table;
        this.layout = layout;
        draws = stream.Derive("decided");
        cells = stream.Derive("column");
        columnOf = new DataColumnModel?[table.Variables.Length];
        foreach (var column in table.Columns.OfType<DataColumnModel>().Where(column => column.Decided is not null))
        {
            Array.Fill(columnOf, column, column.FirstVariable, column.Encoder.Variables.Count);
            known.Add(column.Name, Array.ConvertAll(column.Decided!.Known, Index));
        }
    }

    /// <summary>Whether something decides the column of a variable.</summary>
    public bool Decides(int variable) => columnOf[variable] is not null;

    /// <summary>Draws a variable whose column something decides. What decides it is drawn.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="ancestors">The features of the rows above. Shape [features][rows].</param>
    /// <param name="block">The rows.</param>
    /// <param name="codes">Receives its codes. Shape [rows].</param>
    public void Draw(int variable, byte[][] ancestors, TableBlock block, byte[] codes)
    {
        var column = columnOf[variable]!;
        var decided = column.Decided!;
        byte[][] features = [.. ancestors, .. block.Features];
        if (variable == column.FirstVariable)
        {
            block.Decided[column.Name] = decided.Generations > 0 ? ByAncestor(block, decided) : ByColumns(column, block);
        }

        foreach (var other in table.Columns.OfType<DataColumnModel>().Where(other => decided.Columns.Contains(other.Name)))
        {
            // A value may have been drawn by another code than its own: what is the same value must look the same.
            using var values = Values(other, block);
            other.Encoder.Encode(values).CopyTo(features, ancestors.Length + table.StructureFeatureCount + other.FirstVariable);
        }

        var rows = block.Decided[column.Name];
        var bits = Array.ConvertAll(rows.Keys, draws.Derive(variable).Bits);
        table.Variables[variable].Forest.Draw(features, block.Length, bits, codes);
        Overrule(column, rows, variable, codes);
    }

    private DecidedRows ByAncestor(TableBlock block, Determination decided)
    {
        var (rows, ancestor) = (block.Parents, block.Parent);
        for (var i = 1; i < decided.Generations && ancestor is not null; i++)
        {
            rows = FeatureGather.Compose(rows, ancestor.Parents);
            ancestor = ancestor.Parent;
        }

        var keys = new long[block.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            var isAlone = ancestor is null || rows[row] < 0 || IsException(decided, block.Begin + row);
            keys[row] = isAlone ? ~(block.Begin + row) : ancestor!.Begin + rows[row];
        }

        return Unknown(keys);
    }

    private bool IsException(Determination decided, long position) =>
        decided.Exceptions > 0 && draws.Derive("exception").Uniform(position) * decided.Support < decided.Exceptions;

    private DecidedRows ByColumns(DataColumnModel column, TableBlock block)
    {
        var decided = column.Decided!;
        var keys = new long[block.Length];
        var places = new (int Way, int Place)[block.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            (keys[row], places[row]) = (~(block.Begin + row), (0, -1));
        }

        for (var way = decided.Ways.Count - 1; way >= 0; way--)
        {
            var values = decided.Ways[way]
                .Select(name => Values(table.Columns.OfType<DataColumnModel>().First(other => other.Name == name), block)).ToArray();
            var key = new RowKey(Enumerable.Range(0, values.Length));
            for (var row = 0; row < keys.Length; row++)
            {
                if (Array.TrueForAll(values, vector => !vector.IsNull(row)))
                {
                    var value = key.ReadWithNulls(values, row);
                    keys[row] = (long)(ulong)value;
                    places[row] = (way, known[column.Name][way].GetValueOrDefault(value, -1));
                }
            }

            Array.ForEach(values, vector => vector.Dispose());
        }

        return new DecidedRows(keys, Array.ConvertAll(decided.Known, values => values.Columns[^1]), places);
    }

    // Known values overrule what the forest says.
    private static void Overrule(DataColumnModel column, DecidedRows rows, int variable, byte[] codes)
    {
        if (rows.Known is null)
        {
            return;
        }

        var encoded = Array.ConvertAll(rows.Known, values => column.Encoder.Encode(values)[variable - column.FirstVariable]);
        for (var row = 0; row < codes.Length; row++)
        {
            if (rows.Places[row] is { Place: >= 0 } place)
            {
                codes[row] = encoded[place.Way][place.Place];
            }
        }
    }

    private ColumnVector Values(DataColumnModel column, TableBlock block)
    {
        var vector = ColumnVector.Create(layout.First(entry => entry.Name == column.Name).Storage, block.Length);
        new DataCells(column, block, null, cells.Derive(column.Name)).Fill(vector);
        return vector;
    }

    private static Dictionary<UInt128, int> Index(KnownValues values)
    {
        var key = new RowKey(Enumerable.Range(0, values.Columns.Count - 1));
        return Enumerable.Range(0, values.Columns[0].Count).ToDictionary(row => key.ReadWithNulls(values.Columns, row));
    }

    private static DecidedRows Unknown(long[] keys) => new(keys, null, Array.ConvertAll(keys, _ => (0, -1)));
}
