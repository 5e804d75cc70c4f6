using System.Globalization;
using Microsoft.Data.SqlClient;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>Says why rows were refused without the server's own words, which quote values.</summary>
internal static class LoadErrors
{
    private static readonly Dictionary<int, string> Reasons = new()
    {
        [515] = "a value is missing where the column is NOT NULL",
        [2601] = "a key of a unique index is there twice",
        [2627] = "a key is there twice",
        [547] = "a row breaks a foreign key or a check",
        [2628] = "a text is longer than its column",
        [8152] = "a text is longer than its column",
        [8115] = "a number is out of its column's range",
        [220] = "a number is out of its column's range",
        [242] = "a date is out of its column's range",
        [241] = "a value does not have the form of its column's type",
        [245] = "a value does not have the form of its column's type",
        [6522] = "a value does not have the form of its column's type",
        [9402] = "a text is no well-formed XML",
        [9420] = "a text is no well-formed XML",
        [229] = "the login lacks INSERT on it",
        [1105] = "the server's disk or file group is full",
        [9002] = "the server's transaction log is full",
    };

    /// <summary>Whether the rows themselves were refused, so that another way of sending them would not help.</summary>
    public static bool IsAboutRows(Exception exception) => exception is SqlException { Number: var number } && Reasons.ContainsKey(number);

    /// <summary>The exception for a batch that was refused.</summary>
    public static LoadException Explain(Table table, int rowCount, Exception exception)
    {
        var reason = exception switch
        {
            SqlException { Number: var number } when Reasons.TryGetValue(number, out var known) =>
                string.Create(CultureInfo.InvariantCulture, $"{known} (error {number})"),
            SqlException { Number: var number } => string.Create(CultureInfo.InvariantCulture, $"SQL Server refused it (error {number})"),
            InvalidOperationException => "a value is missing where the column is NOT NULL, or does not fit its column's type",
            _ => "the connection broke",
        };
        return new LoadException($"Table {table.Name} did not take a batch of {rowCount} rows: {reason}. None of the batch is there.",
            exception);
    }

    /// <summary>The exception for a value that has no place in its column.</summary>
    public static LoadException ExplainValue(Table table, Column column, StorageKind storage)
    {
        var reason = storage switch
        {
            StorageKind.Float64 =>
                $"a number is not finite or out of range, which {column.NativeType} cannot hold. Replace it in the source, or leave the "
                + $"table out",
            StorageKind.Utf8 => $"a text is too long for {column.NativeType}, or not in its form",
            _ => $"a value is out of the range of {column.NativeType}",
        };
        return new LoadException($"Table {table.Name}, column {column.Name}: {reason}. None of the batch is there.");
    }
}
