namespace Synth.Evaluation;

/// <summary>Rows of a table, told apart by numbers.</summary>
/// <param name="Values">The values; codes for categories. Shape [rows][columns].</param>
/// <param name="Keys">For each row a number, from 0, which equal rows of all sides share.</param>
/// <param name="Families">The family of each row.</param>
internal sealed record KeyedRows(double[][] Values, int[] Keys, int[] Families);
