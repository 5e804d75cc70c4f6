using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Schema;

namespace Synth.Cli.Options;

/// <summary>Reads the values of options, with messages that say what would be right.</summary>
internal static class OptionParsers
{
    /// <summary>A number, written with a point for decimals whatever the system's language.</summary>
    public static Func<ArgumentResult, T> Number<T>(string optionName)
        where T : struct, INumberBase<T> => result =>
        {
            if (T.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return value;
            }

            result.AddError($"{optionName} needs a {(typeof(T) == typeof(double) ? "number" : "whole number")}.");
            return default;
        };

    /// <summary>A time, as a number with a unit: <c>5s</c>, <c>90m</c>, <c>12h</c>, <c>7d</c>.</summary>
    public static Func<ArgumentResult, TimeSpan?> Duration(string optionName) => result =>
    {
        var text = result.Tokens[0].Value;
        if (text.Length > 1
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            switch (text[^1])
            {
                case 's': return TimeSpan.FromSeconds(count);
                case 'm': return TimeSpan.FromMinutes(count);
                case 'h': return TimeSpan.FromHours(count);
                case 'd' when count <= 100_000: return TimeSpan.FromDays(count);
            }
        }

        result.AddError($"{optionName} needs a whole number with a unit: 5s, 90m, 12h or 7d.");
        return null;
    };

    /// <summary>A number of families, with the table of their roots if that is named: <c>100</c>, <c>shop.customer=100</c>.</summary>
    public static Func<ArgumentResult, FamilyAppend?> Families(string optionName) => result =>
    {
        var text = result.Tokens[0].Value;
        var equals = text.LastIndexOf('=');
        var digits = text.AsSpan(equals + 1);
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && equals != 0)
        {
            return new FamilyAppend(count, equals < 0 ? null : Table(text[..equals]));
        }

        result.AddError($"{optionName} needs a whole number above 0, or a table and one: 100, shop.customer=100.");
        return null;
    };

    private static TableName Table(string text) => text.IndexOf('.', StringComparison.Ordinal) is var point and > 0
        ? new TableName(text[..point], text[(point + 1)..])
        : new TableName(text);

    /// <summary>The dialect of an engine, by one of its names.</summary>
    public static Func<ArgumentResult, IScriptDialect?> Dialect(string optionName) => result =>
    {
        var word = result.Tokens[0].Value.ToLowerInvariant();
        var dialect = Engines.Scripts.FirstOrDefault(script => script.Names.Contains(word));
        if (dialect is null)
        {
            result.AddError($"{optionName} is one of {string.Join(", ", Engines.Scripts.Select(script => script.Names[0]))}.");
        }

        return dialect;
    };

    /// <summary>One of the names of an enum, in lower case.</summary>
    public static Func<ArgumentResult, T> Choice<T>(string optionName)
        where T : struct, Enum => result =>
        {
            var names = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
            var word = result.Tokens[0].Value.ToLowerInvariant();
            if (names.Contains(word))
            {
                return Enum.Parse<T>(word, ignoreCase: true);
            }

            var suggestion = NearestWord.Find(word, names) is { } nearest ? $" Did you mean {nearest}?" : "";
            result.AddError($"{optionName} is one of {string.Join(", ", names)}.{suggestion}");
            return default;
        };
}
