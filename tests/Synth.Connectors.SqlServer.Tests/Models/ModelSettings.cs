using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Statistics, and settings of tables, of a model as rows of the catalog.</summary>
internal static class ModelSettings
{
    public static IEnumerable<StatisticsRow> StatisticsOf(TSqlModel model, ModelNumbers numbers) => model
        .GetObjects(DacQueryScopes.UserDefined, Statistics.TypeClass)
        .SelectMany((item, i) => item.GetReferenced(Statistics.Columns).Select(column => new StatisticsRow
        {
            ObjectId = numbers.Of(item.GetReferenced(Statistics.OnObject).First()),
            StatisticsId = i,
            Name = item.Name.Parts[^1],
            ColumnName = column.Name.Parts[^1],
            IsFixed = item.GetProperty<bool>(Statistics.NoRecompute),
            IsIncremental = item.GetProperty<bool>(Statistics.Incremental),
            Filter = item.GetText(Statistics.FilterPredicate) is { Length: > 0 } filter ? $"({filter})" : null,
        }));

    public static IEnumerable<TableSettingRow> OfTables(IEnumerable<TSqlObject> tables, ModelNumbers numbers) => tables
        .Select(table => new TableSettingRow
        {
            ObjectId = numbers.Of(table),
            LockEscalation = table.GetProperty<LockEscalationMethod>(Table.LockEscalation).ToString().ToUpperInvariant(),
        })
        .Where(row => row.LockEscalation != "TABLE");
}
