using System.Globalization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Another column decides how a text begins: all postal codes of a city begin alike.</summary>
/// <param name="Column">The text.</param>
/// <param name="Deciding">The column that decides.</param>
/// <param name="Length">How many characters it decides; 0 for the first word, up to the first space, hyphen or the like.</param>
/// <param name="Known">What is decided by values that enough families share; others are given beginnings of their own.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record PrefixRule(string Column, string Deciding, int Length, ValueList<KnownPrefix> Known, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Dependency;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [Deciding];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        string.Create(CultureInfo.InvariantCulture, $"first {(Length == 0 ? "word" : Length)} of {names.Own(Column)} = f({Deciding})");

    /// <summary>How much of a text is decided, in characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">See <see cref="Length"/>.</param>
    public static int EndOf(string text, int length)
    {
        if (length > 0)
        {
            return Math.Min(length, text.Length);
        }

        var end = text.Length == 0 ? 0 : 1;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}

/// <summary>How texts begin with one deciding value.</summary>
/// <param name="Value">The deciding value.</param>
/// <param name="Prefix">How texts begin.</param>
/// <param name="Shape">How most of them go on: 9 for a digit, A for a letter, other characters for themselves.</param>
internal sealed record KnownPrefix(string Value, string Prefix, string Shape);
