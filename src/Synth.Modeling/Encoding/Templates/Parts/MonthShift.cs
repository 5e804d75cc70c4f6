namespace Synth.Modeling;

/// <summary>
/// What is added to the month of a birth date within an identifier: 20 for who was born from 2000 on, 50 for women.
/// </summary>
/// <param name="Century">The first two digits of the year.</param>
/// <param name="Column">The column that tells the gender; null where it does not count.</param>
/// <param name="Value">Its value.</param>
/// <param name="Months">What is added, a multiple of 10.</param>
internal sealed record MonthShift(int Century, string? Column, string? Value, int Months)
{
    /// <summary>Whether it is meant for a date of a row.</summary>
    public bool Holds(DateOnly date, RowView row) =>
        date.Year / 100 == Century && (Column is null || row.ValueOf(Column) == Value);
}
