using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A model as it is written: the schema, the plan, and the models of the tables.</summary>
/// <param name="Schema">The source's schema.</param>
/// <param name="Tables">The plan of each table, without repeating the table itself.</param>
/// <param name="Models">What was learned about the synthesized tables.</param>
/// <param name="Copies">The rows of the reference tables.</param>
/// <param name="Notes">What the fit says of itself; null in files of earlier versions.</param>
internal sealed record ModelDocument(
    DatabaseSchema Schema, ModelDocument.PlannedTable[] Tables, TableModel[] Models, CopiedTable[] Copies, FitNotes? Notes = null)
{
    /// <summary>What is planned for a table.</summary>
    internal sealed record PlannedTable(TableName Name, TableMode Mode, string Reason, long SourceRowCount, TableRelations Relations);

    /// <summary>The document of a model.</summary>
    public static ModelDocument Of(RelationalModel model) => new(
        model.Schema,
        [.. model.Plan.Tables.Select(table =>
            new PlannedTable(table.Name, table.Mode, table.Reason, table.SourceRowCount, table.Relations))],
        [.. model.Models],
        [.. model.Copies],
        model.Notes);

    /// <summary>The model of the document.</summary>
    /// <exception cref="ArgumentException">A planned table is not in the schema.</exception>
    public RelationalModel ToModel() => new(
        new GenerationPlan(
            Schema,
            Tables.Select(table =>
                new TablePlan(Schema.GetTable(table.Name), table.Mode, table.Reason, table.SourceRowCount, table.Relations)).ToValueList()),
        Models,
        Copies,
        Notes);
}
