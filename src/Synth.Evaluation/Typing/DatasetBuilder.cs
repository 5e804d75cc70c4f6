using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Puts databases of one schema into the form of the metrics: the same roles and the same codes in all of them.</summary>
internal static class DatasetBuilder
{
    private const int SecondsPerDay = 86400;

    /// <summary>Builds the datasets.</summary>
    /// <param name="databases">The source first: it decides on the roles.</param>
    /// <param name="releases">Whether the databases let go of each table once it is built.</param>
    /// <param name="cancellationToken">Checked for each table.</param>
    public static Dataset[] Build(IReadOnlyList<CollectedDatabase> databases, bool releases, CancellationToken cancellationToken)
    {
        var scope = databases[0].Scope;
        var tables = databases.Select(_ => new Dictionary<TableName, DataTable>()).ToArray();
        foreach (var table in scope.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sides = databases.Select(database => database[table.Name]).ToArray();
            var columns = BuildColumns(sides);
            for (var i = 0; i < sides.Length; i++)
            {
                var side = i;
                tables[i].Add(table.Name, new DataTable(
                    table,
                    [.. columns.Select(column => column[side])],
                    sides[i].Links,
                    sides[i].Families,
                    sides[i].IsHeldOut,
                    sides[i].OfferedRows));
                if (releases)
                {
                    sides[i].Release();
                }
            }
        }

        return [.. tables.Select(side => new Dataset(scope, side))];
    }

    private static List<DataColumn[]> BuildColumns(CollectedTable[] sides)
    {
        var table = sides[0].Scope.Table;
        return [.. table.Columns.Select((column, index) =>
        {
            var role = RoleChooser.Choose(sides[0], index, LinksBeside(sides[0], column.Name));
            return IsText(role, sides[0], index)
                ? Coded(column.Name, role, sides, index)
                : AsMoments([.. sides.Select(side => Numeric(column.Name, role, side, index))]);
        })];
    }

    private static int[][] LinksBeside(CollectedTable table, string column) =>
        [.. table.Scope.Table.ForeignKeys.Index()
            .Where(entry => entry.Item.Columns.Count == 1 && entry.Item.Columns[0].Column != column)
            .Select(entry => table.Links[entry.Index])];

    // Keys of text are kept as codes, so that they can be searched for texts of the source.
    private static bool IsText(ColumnRole role, CollectedTable table, int index) =>
        role is ColumnRole.Category or ColumnRole.Text
        || (role == ColumnRole.Key && table.Columns[index].Kind == StorageKind.Utf8);

    private static DataColumn Numeric(string name, ColumnRole role, CollectedTable side, int index)
    {
        var vector = side.Columns[index];
        var type = side.Layout[index]?.Type ?? new IntegerType(64);
        var values = new double[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = CellReader.Number(vector, type, row);
        }

        return new DataColumn(name, role, values, vector.Nulls.ToArray(), []);
    }

    private static DataColumn[] AsMoments(DataColumn[] sides)
    {
        if (sides[0].Role != ColumnRole.DateTime)
        {
            return sides;
        }

        var hasTimes = sides[0].Values.Any(value => value % SecondsPerDay > 0);
        var origin = MiddleMidnight(sides[0].Values);
        return [.. sides.Select(side => side with { HasTimes = hasTimes, Origin = origin })];
    }

    // The median, since a first or last day often stands for "never".
    private static double MiddleMidnight(double[] moments)
    {
        var present = Array.FindAll(moments, moment => !double.IsNaN(moment));
        Array.Sort(present);
        return present.Length == 0 ? 0 : Math.Floor(present[present.Length / 2] / SecondsPerDay) * SecondsPerDay;
    }

    private static DataColumn[] Coded(string name, ColumnRole role, CollectedTable[] sides, int index)
    {
        var texts = sides.Select(side => Texts(side, index)).ToArray();
        var levels = texts.SelectMany(side => side).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var codes = levels.Index().ToDictionary(entry => entry.Item, entry => (double)entry.Index);
        var values = Array.ConvertAll(texts, side => Array.ConvertAll(side, text => text is null ? double.NaN : codes[text]));
        var rare = role == ColumnRole.Category && !sides[0].Scope.IsReference ? RareLevels.Of(values[0], sides[0].Families) : [];
        return [.. sides.Select((side, i) =>
            new DataColumn(name, role, values[i], side.Columns[index].Nulls.ToArray(), levels) { RareLevels = rare })];
    }

    private static string?[] Texts(CollectedTable side, int index)
    {
        var vector = side.Columns[index];
        var type = side.Layout[index]?.Type ?? new TextType();
        var texts = new string?[vector.Count];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = CellReader.Text(vector, type, row);
        }

        return texts;
    }
}
