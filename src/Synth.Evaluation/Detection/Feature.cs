namespace Synth.Evaluation;

/// <summary>One variable that a classifier sees.</summary>
/// <param name="Name">What it is, for people: <c>total</c>, <c>ordered_at.weekday</c>, <c>order_line(order_id).quantity.mean</c>.</param>
/// <param name="Values">The values; NaN where there is none. Shape [rows that were asked for].</param>
internal sealed record Feature(string Name, float[] Values)
{
    /// <summary>The column whose labels the values stand for; null for a number.</summary>
    public DataColumn? Category { get; init; }

    /// <summary>For moments the seconds that a unit of the values stands for; 0 for what is no moment.</summary>
    public int SecondsPerUnit { get; init; }

    /// <summary>For moments where the values count from, in seconds since 0001-01-01.</summary>
    public double Origin { get; init; }
}
