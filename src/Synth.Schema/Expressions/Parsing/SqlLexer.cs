using System.Collections.Concurrent;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>Cuts expressions into words, one lexer for each dialect. Thread-safe.</summary>
internal static class SqlLexer
{
    // Longer ones first. Comments are symbols that no grammar takes.
    private static readonly string[] Symbols =
        ["!~~*", "!~~", "~~*", "<=>", "::", "<>", "<=", ">=", "!=", "==", "~~", "||", "&&",
            "--", "/*", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", ",", "[", "]", "."];

    private static readonly ConcurrentDictionary<SqlSyntax, Tokenizer<SqlTokenKind>> Lexers = new();

    /// <summary>The lexer of a dialect.</summary>
    public static Tokenizer<SqlTokenKind> Of(SqlSyntax syntax) => Lexers.GetOrAdd(syntax, Build);

    private static Tokenizer<SqlTokenKind> Build(SqlSyntax syntax)
    {
        var builder = new TokenizerBuilder<SqlTokenKind>()
            .Ignore(Span.WhiteSpace)
            .Match(SqlQuotes.Text(syntax).Try(), SqlTokenKind.Text)
            .Match(SqlQuotes.Name(syntax).Try(), SqlTokenKind.Name)
            .Match(Number, SqlTokenKind.Number)
            .Match(Word, SqlTokenKind.Word);
        return Symbols.Aggregate(builder, (known, symbol) => known.Match(Span.EqualTo(symbol).Try(), SqlTokenKind.Symbol)).Build();
    }

    private static TextParser<TextSpan> Digits { get; } = Span.MatchedBy(Character.Digit.AtLeastOnce());

    private static TextParser<TextSpan> Exponent { get; } = Span.MatchedBy(
        Character.In('e', 'E').IgnoreThen(Character.In('+', '-').OptionalOrDefault()).IgnoreThen(Digits));

    private static TextParser<TextSpan> Fraction { get; } = Span.MatchedBy(Character.EqualTo('.').IgnoreThen(Character.Digit.IgnoreMany()));

    // 12, 1.5, .5, 1., 2e3
    private static TextParser<TextSpan> Number { get; } = Span.MatchedBy(
        Digits.IgnoreThen(Fraction.OptionalOrDefault())
            .Or(Span.MatchedBy(Character.EqualTo('.').IgnoreThen(Digits)).Try())
            .IgnoreThen(Exponent.Try().OptionalOrDefault()));

    private static TextParser<TextSpan> Word { get; } = Span.MatchedBy(
        Character.Matching(c => char.IsLetter(c) || c == '_', "a letter")
            .IgnoreThen(Character.Matching(c => char.IsLetterOrDigit(c) || c is '_' or '$', "a letter or digit").IgnoreMany()));
}
