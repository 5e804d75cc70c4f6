using System.Globalization;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace Synth.Modeling.Tests;

/// <summary>
/// Random checks over random rows, judged by SQLite. Decimals are quarters, which SQLite's reals hold exactly; letters are lower
/// case, because engines differ about their case; nothing is divided, because they differ about whole numbers.
/// </summary>
public sealed class CheckAgainstSqliteTests
{
    private static readonly Gen<string> Comparison = Gen.OneOf("=", "<>", "!=", "<", "<=", ">", ">=");
    private static readonly Gen<string> Equality = Gen.OneOf("=", "<>", "!=");
    private static readonly Gen<string> MaybeNot = Gen.OneOf("", "", "NOT ");

    private static readonly Gen<string> Number = Gen.Recursive<string>((depth, number) => depth > 2
        ? NumberLeaf
        : Gen.Frequency<string>(
            (3, NumberLeaf),
            (1, Gen.Select(number, Gen.OneOf(" + ", " - ", " * "), number, (left, sign, right) => left + sign + right)),
            (1, Gen.Select(number, inner => $"({inner})")),
            (1, Gen.Select(number, inner => $"- {inner}")),
            (1, Gen.Select(Gen.OneOf("abs({0})", "coalesce({0}, 1)", "round({0})"), number, Format)),
            (1, Gen.Select(Text, inner => $"length({inner})"))));

    private static readonly Gen<string> Condition = Gen.Recursive<string>((depth, condition) => depth > 3
        ? Atom
        : Gen.Frequency<string>(
            (2, Atom),
            (2, Gen.Select(condition, Gen.OneOf(" AND ", " OR "), condition, (left, word, right) => left + word + right)),
            (1, Gen.Select(condition, inner => $"({inner})")),
            (1, Gen.Select(condition, inner => $"NOT {inner}")),
            (1, Gen.Select(condition, Gen.OneOf("({0}) IS TRUE", "({0}) IS NOT FALSE", "({0}) IS NULL", "({0}) IS NOT NULL"),
                (inner, form) => Format(form, inner)))));

    private static readonly Gen<object?[]> Row = Gen.Select(
        Whole, Whole, Quarters, Letters, Letters, Days, Days, Gen.Int[-1, 1],
        (a, b, price, status, label, starts, ends, active) =>
            new object?[] { a, b, price, status, label, starts, ends, active < 0 ? null : active == 1 });

    private static readonly string[] Columns = ["a", "b", "price", "status", "label", "starts", "ends", "active"];

    private static Gen<string> NumberLeaf => Gen.OneOf("a", "b", "price", "0", "1", "2", "3", "1.25", "0.5", "NULL");

    private static Gen<string> Text => Gen.OneOf<string>(
        Gen.OneOf("status", "label", "'a'", "'ab'", "''", "' b'", "NULL"),
        Gen.OneOf("lower(status)", "trim(label)", "coalesce(status, label)", "coalesce(label, 'b')"));

    private static Gen<string> Date => Gen.OneOf("starts", "ends", "\"starts\"", "[ends]", "'2024-01-02'", "'2024-01-03'", "NULL");

    private static Gen<string> Atom => Gen.OneOf<string>(
        Gen.OneOf("active", "TRUE", "FALSE", "active = TRUE", "active IN (0, 1)"),
        OnAny(Number, Comparison),
        OnAny(Text, Equality),
        OnAny(Date, Comparison),
        Gen.Select(Text, MaybeNot, Gen.OneOf("'a%'", "'%b'", "'_'", "'%a%'", "''"), (text, not, pattern) => $"{text} {not}LIKE {pattern}"));

    private static Gen<string> OnAny(Gen<string> value, Gen<string> comparison) => Gen.OneOf<string>(
        Gen.Select(value, comparison, value, (left, sign, right) => $"{left} {sign} {right}"),
        Gen.Select(value, MaybeNot, value, value, (middle, not, low, high) => $"{middle} {not}BETWEEN {low} AND {high}"),
        Gen.Select(value, MaybeNot, value.Array[1, 3], (left, not, items) => $"{left} {not}IN ({string.Join(", ", items)})"),
        Gen.Select(value, MaybeNot, (left, not) => $"{left} IS {not}NULL"));

    private static Gen<object?> Whole => Maybe(Gen.Int[-2, 3].Select(number => (object)number));

    private static Gen<object?> Quarters => Maybe(Gen.Int[-8, 12].Select(number => (object)(25 * number)));

    private static Gen<object?> Letters => Maybe(Gen.OneOf<object>("a", "b", "ab", "", " b"));

    private static Gen<object?> Days => Maybe(Gen.Int[1, 4].Select(day => (object)new DateOnly(2024, 1, day)));

    private static Gen<object?> Maybe(Gen<object> value) =>
        Gen.Frequency<object?>((4, value.Select(known => (object?)known)), (1, Gen.Const((object?)null)));

    [Fact]
    public void Any_check_of_the_core_comes_to_what_sqlite_says()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Gen.Select(Condition, Row).Sample(
            (sql, row) => CheckedRow.Truth(sql, [.. Columns.Zip(row)]) == SqliteTruth(connection, sql, row),
            iter: 20_000,
            threads: 1);
    }

    private static bool? SqliteTruth(SqliteConnection connection, string sql, object?[] row)
    {
        using var command = connection.CreateCommand();
        var columns =
            Columns.Zip(row, (name, value) => $"{Literal(name == "price" && value is int cents ? cents / 100m : value)} AS {name}");
        command.CommandText =
            $"SELECT CASE WHEN ({sql}) IS NULL THEN NULL ELSE ({sql}) IS TRUE END FROM (SELECT {string.Join(", ", columns)})";
        return command.ExecuteScalar() is long truth ? truth == 1 : null;
    }

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text}'",
        DateOnly date => $"'{date.ToString("O", CultureInfo.InvariantCulture)}'",
        bool flag => flag ? "1" : "0",
        IFormattable number and (int or decimal) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such value is drawn."),
    };

    private static string Format(string form, string inner) => string.Format(CultureInfo.InvariantCulture, form, inner);
}
