namespace Synth.Engine.Demo;

/// <summary>How large the sample shop is, and which of its many possible forms.</summary>
public sealed record ShopOptions
{
    /// <summary>Equal seeds give equal rows. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Size: 1 gives 2,000 customers and about 65,000 rows. Customers and what hangs under them grow in proportion, products and
    /// employees with its square root; countries, categories and tags stay. At least 0.01, at most 1000; default 1.
    /// </summary>
    public double Scale { get; init; } = 1;

    /// <summary>Rows per batch, at least 1. It has no effect on the rows. Default 4096.</summary>
    public int BatchSize { get; init; } = 4096;

    internal int CustomerCount => (int)Math.Round(2000 * Scale);

    internal int ProductCount => (int)Math.Round(600 * Math.Sqrt(Scale));

    internal int EmployeeCount => (int)Math.Round(60 * Math.Sqrt(Scale));

    internal void Validate()
    {
        if (double.IsNaN(Scale) || Scale < 0.01 || Scale > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "The shop's scale lies between 0.01 and 1000.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
    }
}
