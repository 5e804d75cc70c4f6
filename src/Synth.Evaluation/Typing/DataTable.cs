namespace Synth.Evaluation;

/// <summary>A table in the form that metrics compute with.</summary>
/// <param name="Scope">What the source says of it.</param>
/// <param name="Columns">The columns of the source's table, in order.</param>
/// <param name="Links">For each foreign key, the referenced row: -1 for null, -2 where it was not found. Shape [keys][rows].</param>
/// <param name="Families">The number of each row's family within its tree. Shape [rows].</param>
/// <param name="IsHeldOut">Whether each row's family was held out of the fit. Shape [rows].</param>
/// <param name="TotalRows">Rows in the database; more than here when the table was sampled.</param>
internal sealed record DataTable(
    TableScope Scope, IReadOnlyList<DataColumn> Columns, int[][] Links, int[] Families, bool[] IsHeldOut, long TotalRows)
{
    public int RowCount => Families.Length;

    /// <summary>Whether all rows of the database are here.</summary>
    public bool IsWhole => TotalRows == RowCount;

    /// <summary>The columns that classifiers see.</summary>
    public IEnumerable<DataColumn> UsedColumns => Columns.Where(column => column.IsUsed);

    /// <summary>The column of that name.</summary>
    public DataColumn this[string name] => Columns.First(column => column.Name == name);
}
