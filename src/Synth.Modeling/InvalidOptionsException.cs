using System.Globalization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>One or more options are out of range; all are reported together.</summary>
/// <param name="message">Each option with its value and its range.</param>
public sealed class InvalidOptionsException(string message) : SynthException(message)
{
    internal static string? Check(double value, double least, double most, string name) =>
        value >= least && value <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {least} to {most}.");

    internal static void ThrowIfAny(params string?[] problems)
    {
        var found = problems.Where(problem => problem is not null).ToArray();
        if (found.Length > 0)
        {
            throw new InvalidOptionsException(string.Join(Environment.NewLine, found));
        }
    }
}
