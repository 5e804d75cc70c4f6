using System.Globalization;

namespace Synth.Modeling;

/// <summary>
/// Compiles the text of a check into a function of a row: the core that all engines share, and PostgreSQL's own spelling of it
/// (casts, <c>= ANY (ARRAY[…])</c>). By recursive descent; what it does not know it refuses as a whole.
/// </summary>
internal sealed class CheckParser
{
    private readonly List<CheckToken> tokens;
    private readonly Func<string, int> columnOf;
    private readonly HashSet<int> columns = [];
    private int next;

    private CheckParser(List<CheckToken> tokens, Func<string, int> columnOf)
    {
        this.tokens = tokens;
        this.columnOf = columnOf;
    }

    private CheckToken Current => tokens[next];

    /// <summary>Compiles a check.</summary>
    /// <param name="sql">The condition.</param>
    /// <param name="columnOf">The number of a column by its name, -1 when there is none.</param>
    /// <returns>The function and the columns it reads; null when the text is beyond the common core.</returns>
    public static (Func<CheckRow, Scalar> Evaluate, IReadOnlySet<int> Columns)? Parse(string sql, Func<string, int> columnOf)
    {
        if (CheckTokenizer.Split(sql) is not { } tokens)
        {
            return null;
        }

        var parser = new CheckParser(tokens, columnOf);
        try
        {
            var expression = parser.ReadOr();
            return parser.Current.Kind == CheckTokenKind.End ? (expression, parser.columns) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private Func<CheckRow, Scalar> ReadOr()
    {
        var left = ReadAnd();
        while (Take("OR"))
        {
            left = CheckOperators.Or(left, ReadAnd());
        }

        return left;
    }

    private Func<CheckRow, Scalar> ReadAnd()
    {
        var left = ReadNot();
        while (Take("AND"))
        {
            left = CheckOperators.And(left, ReadNot());
        }

        return left;
    }

    private Func<CheckRow, Scalar> ReadNot() => Take("NOT") ? CheckOperators.Not(ReadNot()) : ReadComparison();

    // Engines disagree on what a comparison of comparisons means unless brackets say so.
    private Func<CheckRow, Scalar> ReadComparison()
    {
        var left = ReadSum();
        var isCompared = false;
        while (true)
        {
            if (Take("IS"))
            {
                left = ReadIs(left);
            }
            else if (ReadOperator() is { } matches)
            {
                left = isCompared ? throw Unknown() : ReadCompared(left, matches);
            }
            else if (Take("NOT"))
            {
                left = CheckOperators.Not(ReadList(left) ?? throw Unknown());
            }
            else if (ReadList(left) is { } list)
            {
                left = list;
            }
            else
            {
                return left;
            }

            isCompared = true;
        }
    }

    private Func<CheckRow, Scalar> ReadCompared(Func<CheckRow, Scalar> left, Func<int, bool> matches) =>
        Take("ANY") ? CheckOperators.AnyOf(left, ReadArray(), matches)
        : Take("ALL") ? CheckOperators.Not(CheckOperators.AnyOf(left, ReadArray(), order => !matches(order)))
        : CheckOperators.Comparison(left, ReadSum(), matches);

    private Func<int, bool>? ReadOperator() =>
        Take("=") ? order => order == 0
        : Take("<>") || Take("!=") ? order => order != 0
        : Take("<=") ? order => order <= 0
        : Take(">=") ? order => order >= 0
        : Take("<") ? order => order < 0
        : Take(">") ? order => order > 0
        : null;

    private Func<CheckRow, Scalar> ReadIs(Func<CheckRow, Scalar> left)
    {
        var negated = Take("NOT");
        var wanted = Take("NULL") ? (bool?)null : Take("TRUE") ? true : Take("FALSE") ? false : throw Unknown();
        return row => Scalar.Of((wanted is null ? left(row).IsNull : left(row).Truth == wanted) != negated);
    }

    // IN (…), BETWEEN … AND …, LIKE …
    private Func<CheckRow, Scalar>? ReadList(Func<CheckRow, Scalar> left)
    {
        if (Take("IN"))
        {
            return CheckOperators.AnyOf(left, ReadArguments(), order => order == 0);
        }

        if (Take("BETWEEN"))
        {
            var low = ReadSum();
            Expect("AND");
            return CheckOperators.Between(left, low, ReadSum());
        }

        return Take("LIKE") || Take("~~") ? CheckOperators.Like(left, ReadSum()) : null;
    }

    private Func<CheckRow, Scalar> ReadSum()
    {
        var left = ReadProduct();
        while (true)
        {
            var operation = Take("+") ? (Func<decimal, decimal, decimal?>)((a, b) => a + b) : Take("-") ? (a, b) => a - b : null;
            if (operation is null)
            {
                return left;
            }

            left = CheckOperators.Arithmetic(left, ReadProduct(), operation);
        }
    }

    private Func<CheckRow, Scalar> ReadProduct()
    {
        var left = ReadUnary();
        while (true)
        {
            var operation = Take("*") ? (Func<decimal, decimal, decimal?>)((a, b) => a * b) : Take("/") ? CheckOperators.Divide : null;
            if (operation is null)
            {
                return left;
            }

            left = CheckOperators.Arithmetic(left, ReadUnary(), operation);
        }
    }

    private Func<CheckRow, Scalar> ReadUnary()
    {
        if (!Take("-"))
        {
            return ReadCasts(ReadPrimary());
        }

        var inner = ReadUnary();
        return row => inner(row) is { Kind: ScalarKind.Number } value ? Scalar.Of(-value.Number) : Scalar.Null;
    }

    private Func<CheckRow, Scalar> ReadCasts(Func<CheckRow, Scalar> inner)
    {
        while (Take("::"))
        {
            inner = CheckCasts.To(Current.Text, inner);
            do
            {
                next += Current.Kind is CheckTokenKind.Word or CheckTokenKind.Name ? 1 : throw Unknown();
            }
            while (Current.Kind == CheckTokenKind.Word && Current.Text is "varying" or "precision" or "with" or "without" or "time" or "zone");

            if (Take("("))
            {
                while (!Take(")"))
                {
                    next += Current.Kind == CheckTokenKind.End ? throw Unknown() : 1;
                }
            }

            if (Take("["))
            {
                Expect("]");
            }
        }

        return inner;
    }

    private Func<CheckRow, Scalar> ReadPrimary()
    {
        var token = Current;
        next++;
        switch (token.Kind)
        {
            case CheckTokenKind.Text:
                var text = Scalar.Of(token.Text);
                return _ => text;
            case CheckTokenKind.Number:
                var number = decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Scalar.Of(value) : throw Unknown();
                return _ => number;
            case CheckTokenKind.Symbol when token.Is("("):
                var inner = ReadOr();
                Expect(")");
                return inner;
            case CheckTokenKind.Word when token.Is("TRUE") || token.Is("FALSE"):
                var truth = Scalar.Of(token.Is("TRUE"));
                return _ => truth;
            case CheckTokenKind.Word when token.Is("NULL"):
                return _ => Scalar.Null;
            case CheckTokenKind.Word when Current.Is("("):
                return CheckFunctions.Bind(token.Text, ReadArguments()) ?? throw Unknown();
            case CheckTokenKind.Word or CheckTokenKind.Name when columnOf(token.Text) is >= 0 and var column:
                columns.Add(column);
                return row => row[column];
            default:
                throw Unknown();
        }
    }

    private Func<CheckRow, Scalar>[] ReadArguments()
    {
        Expect("(");
        return ReadItems(")");
    }

    // (ARRAY[a, b]), with casts anywhere.
    private Func<CheckRow, Scalar>[] ReadArray()
    {
        Expect("(");
        var inner = Take("(");
        Expect("ARRAY");
        Expect("[");
        var items = ReadItems("]");
        if (inner)
        {
            Expect(")");
        }

        ReadCasts(_ => Scalar.Null);
        Expect(")");
        return items;
    }

    private Func<CheckRow, Scalar>[] ReadItems(string close)
    {
        var items = new List<Func<CheckRow, Scalar>> { ReadSum() };
        while (Take(","))
        {
            items.Add(ReadSum());
        }

        Expect(close);
        return [.. items];
    }

    private bool Take(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        next++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word))
        {
            throw Unknown();
        }
    }

    private FormatException Unknown() => new($"Beyond the common core at word {next}.");
}
