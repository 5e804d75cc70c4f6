using System.Globalization;
using Synth.Engine.Configuration;

namespace Synth.Engine;

/// <summary>How a target is refreshed. Immutable; validated when the run begins.</summary>
public sealed record RefreshOptions
{
    /// <summary>How the run itself is carried out. What it says of replacing is not asked: a refresh always replaces.</summary>
    public RunOptions Run { get; init; } = new();

    /// <summary>The file in which the model is kept from one refresh to the next; null to fit at each.</summary>
    public string? ModelPath { get; init; }

    /// <summary>What is done when the source is no longer what the model was fitted to. Default: halt.</summary>
    public DriftPolicy Drift { get; init; }

    /// <summary>
    /// The share of the rows that a table had when the model was fitted, by which it must grow or shrink for that to be drift; null not to
    /// count rows. Above 0.
    /// </summary>
    public double? DriftRows { get; init; }

    /// <summary>
    /// The population stability index from which on a column's values have moved enough for that to be drift; null not to compare
    /// values. Above 0. Families are read for it as they are for a fit.
    /// </summary>
    public double? DriftValues { get; init; }

    /// <summary>Whether to fit again in any case. Drift still halts where it is to halt.</summary>
    public bool Refits { get; init; }

    /// <summary>The age at which a model is fitted again, by the time of its file; null for never.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Families to be added to what is there, instead of replacing its rows; null to replace them.</summary>
    public FamilyAppend? Append { get; init; }

    /// <summary>The name of the target, where what others than Synth made in it may be replaced; null where it may not.</summary>
    public string? ConfirmedName { get; init; }

    /// <summary>How often a refresh that failed by a transient fault is tried again. Default 3; 0 to 20.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first retry, doubled before each further one. Default 5 seconds; up to an hour.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Checks all settings and reports every one that is out of range.</summary>
    /// <exception cref="ConfigurationException">At least one is.</exception>
    public void Validate()
    {
        Run.Validate();
        var problems = new List<string>();
        if (MaxAge is { } age && (age <= TimeSpan.Zero || ModelPath is null))
        {
            problems.Add("--max-age is the age of a kept model: it must be longer than nothing, and needs --model.");
        }

        if (DriftRows is not (null or > 0))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--drift-rows is {DriftRows}; it must be above 0, as 0.2."));
        }

        if (DriftValues is not (null or > 0))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--drift-values is {DriftValues}; it must be above 0, as 0.25."));
        }

        if (Append is { Count: < 1 })
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--append-families is {Append.Count}; it must be at least 1."));
        }

        if (Append is not null && (ModelPath is null || Refits || MaxAge is not null))
        {
            problems.Add("--append-families needs the model of the last refresh: give --model, and neither --refit nor --max-age.");
        }

        if (Retries is < 0 or > 20)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"--retries is {Retries}; it must be from 0 to 20."));
        }

        if (RetryDelay < TimeSpan.Zero || RetryDelay > TimeSpan.FromHours(1))
        {
            problems.Add("The delay before a retry must be from nothing to an hour.");
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }
}
