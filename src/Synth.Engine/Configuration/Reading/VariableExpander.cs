using System.Text;

namespace Synth.Engine.Configuration;

/// <summary>
/// Replaces variables in a value: <c>${NAME}</c> must be set, <c>${NAME:-default}</c> has a default, <c>${NAME?message}</c> a message of
/// its own when it is not set, <c>$$</c> is a dollar sign. What is put in is not expanded again.
/// </summary>
/// <param name="variable">The value of a variable; null where it is not set.</param>
internal sealed class VariableExpander(Func<string, string?> variable)
{
    /// <summary>Expands a value.</summary>
    /// <param name="text">The value as it is written.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public string Expand(string text, out string? problem)
    {
        problem = null;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (text[i] != '$' || next is not ('$' or '{'))
            {
                result.Append(text[i]);
            }
            else if (next == '$')
            {
                result.Append('$');
                i++;
            }
            else if (text.IndexOf('}', i) is var end and >= 0)
            {
                result.Append(ValueOf(text[(i + 2)..end], ref problem));
                i = end;
            }
            else
            {
                problem = "a variable begins with ${ and has no }. Write $$ for a dollar sign.";
                break;
            }
        }

        return result.ToString();
    }

    private string ValueOf(string reference, ref string? problem)
    {
        var length = reference.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character == '_').Count();
        var (name, rest) = (reference[..length], reference[length..]);
        if (length == 0 || !(rest.Length == 0 || rest[0] == '?' || rest.StartsWith(":-", StringComparison.Ordinal)))
        {
            problem = "a variable is written ${NAME}, ${NAME:-default} or ${NAME?message}.";
            return "";
        }

        var value = variable(name);
        if (rest.StartsWith(":-", StringComparison.Ordinal))
        {
            return string.IsNullOrEmpty(value) ? rest[2..] : value;
        }

        problem = value is not null ? problem : rest.Length > 1
            ? $"{name}: {rest[1..]}" : $"the variable {name} is not set in the environment.";
        return value ?? "";
    }
}
