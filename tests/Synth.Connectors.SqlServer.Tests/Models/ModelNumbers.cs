using Microsoft.SqlServer.Dac.Model;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Numbers the objects of a model as a catalog numbers its own.</summary>
internal sealed class ModelNumbers
{
    private readonly Dictionary<TSqlObject, int> numbers = [];

    public int Of(TSqlObject item) => numbers.TryGetValue(item, out var number) ? number : numbers[item] = numbers.Count + 1;

    /// <summary>The position of a column in its table, from 1.</summary>
    public static int ColumnId(TSqlObject column) =>
        column.GetParent().GetReferenced(Table.Columns).Index()
            .Single(entry => entry.Item.Name.Parts[^1] == column.Name.Parts[^1]).Index + 1;
}
