using System.Globalization;
using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>Puts into sentences what a model says of itself.</summary>
internal static class ModelNotes
{
    private const string Privacy = "Differential privacy";

    /// <summary>What is said where the model is not at hand: it is not known, which is not to say that there is nothing to tell.</summary>
    public static ValueList<ReportNote> Unknown { get; } =
    [
        new("What the model says of itself", null,
            "Not known, since the model was not at hand: which rules are turned on or off, what could not be learned, "
            + "what differential privacy promises. With --model an evaluation reads it; synth model show tells it, too."),
    ];

    /// <summary>All sentences, by topic.</summary>
    public static IEnumerable<ReportNote> Of(RelationalModel model)
    {
        var tables = model.Plan.Tables.Select(table => table.Name.ToString()).OrderByDescending(name => name.Length).ToArray();
        string? TableOf(string rule) => tables
            .FirstOrDefault(table => rule.StartsWith(table, StringComparison.Ordinal) && rule.AsSpan(table.Length) is ['.' or ':', ..]);
        foreach (var rule in model.Rules)
        {
            yield return new ReportNote("Rules turned on", TableOf(rule.Name), rule.Name);
        }

        foreach (var rule in model.RulesOff)
        {
            yield return new ReportNote(
                "Rules turned off", TableOf(rule), model.RulesUnmet.Contains(rule) ? $"{rule} (no rule of that name was found)" : rule);
        }

        foreach (var limit in model.Limits)
        {
            yield return new ReportNote("What cannot be learned", limit.Table.ToString(), limit.Column is null ? limit.Words
                : $"{limit.Column}: {limit.Words}");
        }

        foreach (var sentence in model.Privacy is { } statement ? Of(statement) : [])
        {
            yield return new ReportNote(Privacy, null, sentence);
        }
    }

    /// <summary>What is promised, what it was spent on, and what it does not reach.</summary>
    public static IEnumerable<string> Of(PrivacyStatement statement)
    {
        var (epsilon, delta) = statement.Budget;
        yield return Text($"ε = {epsilon}, δ = {delta}, for each of: {string.Join("; ", statement.Units)}.");
        yield return Text($"Cost: ρ = {statement.SpentRho:0.####} of {statement.Rho:0.####} (zero-concentrated), the largest of any tree.");
        foreach (var spend in statement.Spends)
        {
            var exception = spend.Delta > 0 ? Text($", δ = {spend.Delta:0.##E+0}") : "";
            var cost = Text($"ρ = {spend.Rho:0.######}{exception} in {spend.Questions} questions");
            yield return $"{spend.Tree}, {spend.Purpose}: {cost}, by {spend.Mechanism}.";
        }

        foreach (var line in statement.Covered)
        {
            yield return $"Covered: {line}.";
        }

        foreach (var line in statement.NotCovered)
        {
            yield return $"Not covered: {line}.";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
