using System.Globalization;

namespace Synth.Engine.Tests.Demo;

/// <summary>A row as a target would see it, by column name.</summary>
internal sealed class ShopRow(IReadOnlyDictionary<string, object?> values)
{
    public object? this[string column] => values[column];

    public bool Has(string column) => values[column] is not null;

    public string Text(string column) => (string)values[column]!;

    public long Number(string column) => (long)values[column]!;

    public bool Flag(string column) => (bool)values[column]!;

    public decimal Money(string column) => (decimal)values[column]!;

    public DateOnly Date(string column) => (DateOnly)values[column]!;

    public DateTime Time(string column) => (DateTime)values[column]!;

    public ShopRow With(string column, object? value) => new(new Dictionary<string, object?>(values) { [column] = value });

    /// <summary>The values of some columns as one comparable text; null when one of them is.</summary>
    public string? Key(IEnumerable<string> columns)
    {
        var parts = columns.Select(column => values[column]).ToArray();
        return parts.Contains(null) ? null : Join(parts);
    }

    public override string ToString() => Join(values.Values);

    private static string Join(IEnumerable<object?> parts) =>
        string.Join('\u001f', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
}
