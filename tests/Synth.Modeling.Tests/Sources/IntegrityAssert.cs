using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests;

/// <summary>Asserts what an engine would refuse: rows, keys and values of a synthetic database.</summary>
internal static class IntegrityAssert
{
    /// <summary>Asserts that a database holds its schema, and as many rows as were asked for.</summary>
    public static void Holds(SyntheticDatabase database, double scale)
    {
        foreach (var table in database.Model.Schema.Tables)
        {
            HasRows(database, database.Model.Plan[table.Name], scale);
            foreach (var (column, index) in table.Columns.Where(column => column.IsWritable).Select((column, i) => (column, i)))
            {
                FitsType(table, column, database.RowsOf(table.Name).Select(row => row[index]));
            }

            foreach (var key in table.UniqueKeys())
            {
                IsUnique(database, table, key);
            }

            foreach (var key in table.ForeignKeys)
            {
                Resolves(database, table, key);
            }
        }
    }

    private static void HasRows(SyntheticDatabase database, TablePlan plan, double scale)
    {
        var expected = plan.Mode == TableMode.Synthesize
            ? Math.Max(1, (long)Math.Round(plan.SourceRowCount * scale, MidpointRounding.AwayFromZero))
            : plan.SourceRowCount;
        Assert.True(expected == database.RowsOf(plan.Name)
            .Count, $"{plan.Name} has {database.RowsOf(plan.Name).Count} rows instead of {expected}");
        Assert.Equal(expected, database.RowCounts[plan.Name]);
    }

    private static void FitsType(Table table, Column column, IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            Assert.True(value is not null || column.IsNullable, $"{table.Name}.{column.Name} is null");
            Assert.True(value is null || IsOfType(column.Type, value), $"{table.Name}.{column.Name} does not hold {value}");
        }
    }

    /// <summary>Whether a column of a type can hold a value.</summary>
    public static bool IsOfType(ColumnType type, object value) => (type, value) switch
    {
        (BooleanType, long number) => number is 0 or 1,
        (IntegerType { IsUnsigned: true } integer, long number) => number >= 0 && number < 1L << integer.Bits,
        (IntegerType { Bits: 64 }, long) => true,
        (IntegerType integer, long number) => number >= -(1L << (integer.Bits - 1)) && number < 1L << (integer.Bits - 1),
        (IntegerType, Int128 number) => number >= 0 && number <= ulong.MaxValue,
        (DecimalType { Precision: { } precision }, Int128 number) => !DecimalValues.IsNumber(number)
            || Int128.Abs(number) < DecimalValues.PowerOfTen(precision),
        (DecimalType, string text) => text == "NaN" || decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        (DateType, long day) => TemporalValues.IsSpecial(day) || day is >= 0 and <= 3_652_058,
        (TimeType time, long ticks) => ticks is >= 0 and < TimeSpan.TicksPerDay && HasDigits(ticks, time.FractionalDigits),
        (TimestampType stamp, long ticks) => TemporalValues.IsSpecial(ticks)
            || (ticks is >= 0 && ticks <= DateTime.MaxValue.Ticks && HasDigits(ticks, stamp.FractionalDigits)),
        (TextType { MaxLength: { } most }, string text) => text.Length <= most && !text.Contains('\uFFFD', StringComparison.Ordinal),
        (BinaryType { MaxLength: { } most, IsFixedLength: var isFixed }, byte[] bytes) => isFixed
            ? bytes.Length == most
            : bytes.Length <= most,
        _ => true,
    };

    private static bool HasDigits(long ticks, int digits) => ticks % (long)DecimalValues.PowerOfTen(7 - digits) == 0;

    private static void IsUnique(SyntheticDatabase database, Table table, ValueList<string> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in database.RowsOf(table.Name))
        {
            Assert.True(KeyOf(table, key, row) is not { } value
                || seen.Add(value), $"{table.Name} ({string.Join(", ", key)}) has duplicates");
        }
    }

    private static void Resolves(SyntheticDatabase database, Table table, ForeignKey key)
    {
        var referenced = database.Model.Schema.GetTable(key.ReferencedTable);
        var keys = database.RowsOf(referenced.Name).Select(row => KeyOf(referenced, key.ReferencedColumns, row)).ToHashSet();
        foreach (var row in database.RowsOf(table.Name))
        {
            Assert.True(
                KeyOf(table, key.ReferencingColumns, row) is not { } value || keys.Contains(value),
                $"{table.Name} ({string.Join(", ", key.ReferencingColumns)}) points nowhere");
        }
    }

    /// <summary>The values of some columns of a row as one text; null when one of them is null.</summary>
    public static string? KeyOf(Table table, IEnumerable<string> columns, object?[] row)
    {
        var values = columns.Select(column => row[table.IndexOf(column)]).ToArray();
        return values.Contains(null) ? null : string.Join('\u0001', values);
    }
}
