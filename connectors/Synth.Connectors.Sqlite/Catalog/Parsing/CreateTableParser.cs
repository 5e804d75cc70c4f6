using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>
/// Reads the text of a CREATE TABLE that SQLite has accepted, for what no pragma tells. Keeps going where it understands nothing.
/// </summary>
internal sealed class CreateTableParser
{
    private readonly TokenCursor cursor;
    private readonly TableText result = new();

    private CreateTableParser(string sql) => cursor = new TokenCursor(sql);

    public static TableText Parse(string sql) => new CreateTableParser(sql).Parse();

    private TableText Parse()
    {
        while (!cursor.IsAtEnd && !cursor.Current.IsSymbol('('))
        {
            cursor.Take();
        }

        cursor.Take();
        while (!cursor.IsAtEnd && !cursor.Current.IsSymbol(')'))
        {
            if (cursor.TrySymbol(','))
            {
                continue;
            }

            if (IsTableConstraint(cursor.Current))
            {
                ParseTableConstraint();
            }
            else
            {
                ParseColumn();
            }
        }

        return result;
    }

    private static bool IsTableConstraint(SqlToken token) =>
        token.IsWord("CONSTRAINT") || token.IsWord("PRIMARY") || token.IsWord("UNIQUE") || token.IsWord("CHECK") || token.IsWord("FOREIGN");

    private void ParseColumn()
    {
        var name = cursor.Take().Value;
        var column = new ColumnText();
        result.Columns[name] = column;
        string? constraintName = null;
        while (!cursor.IsAtEnd && !cursor.Current.IsSymbol(',') && !cursor.Current.IsSymbol(')'))
        {
            if (cursor.TryWord("CONSTRAINT"))
            {
                constraintName = cursor.Take().Value;
            }
            else if (ParseColumnConstraint(name, column, constraintName))
            {
                constraintName = null;
            }
            else
            {
                SkipOne();
            }
        }
    }

    private bool ParseColumnConstraint(string name, ColumnText column, string? constraintName)
    {
        if (cursor.TryWords("PRIMARY", "KEY"))
        {
            result.PrimaryKeyName = constraintName;
            column.IsDescendingKey = cursor.TryWord("DESC");
        }
        else if (cursor.TryWord("AUTOINCREMENT"))
        {
            column.IsAutoIncrement = true;
        }
        else if (cursor.TryWord("UNIQUE"))
        {
            result.UniqueConstraints.Add(new UniqueText(constraintName, [name]));
        }
        else if (cursor.TryWord("COLLATE"))
        {
            column.Collation = cursor.Take().Value;
        }
        else if (cursor.TryWord("DEFAULT"))
        {
            SkipOne();
        }
        else if (cursor.TryWord("CHECK"))
        {
            result.Checks.Add(new CheckConstraint(constraintName, cursor.TakeParenthesized()));
        }
        else if (cursor.TryWord("AS"))
        {
            column.GeneratedSql = cursor.TakeParenthesized();
        }
        else if (cursor.Current.IsWord("REFERENCES"))
        {
            ParseReference(constraintName);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ParseTableConstraint()
    {
        var name = cursor.TryWord("CONSTRAINT") ? cursor.Take().Value : null;
        if (cursor.TryWords("PRIMARY", "KEY"))
        {
            result.PrimaryKeyName = name;
            ParseKeyColumns();
        }
        else if (cursor.TryWord("UNIQUE"))
        {
            result.UniqueConstraints.Add(new UniqueText(name, cursor.TakeNameList().ToValueList()));
        }
        else if (cursor.TryWord("CHECK"))
        {
            result.Checks.Add(new CheckConstraint(name, cursor.TakeParenthesized()));
        }
        else if (cursor.TryWords("FOREIGN", "KEY"))
        {
            cursor.TakeParenthesized();
            ParseReference(name);
        }

        // What is left of it is a conflict clause; the next constraint may follow without a comma.
        while (!cursor.IsAtEnd && !cursor.Current.IsSymbol(',') && !cursor.Current.IsSymbol(')') && !IsTableConstraint(cursor.Current))
        {
            SkipOne();
        }
    }

    // (id AUTOINCREMENT) is allowed in a table constraint, too.
    private void ParseKeyColumns()
    {
        foreach (var part in cursor.TakeParts())
        {
            var words = SqlTokenizer.Tokenize(part);
            if (words.Any(word => word.IsWord("AUTOINCREMENT")) && result.Columns.TryGetValue(words[0].Value, out var column))
            {
                column.IsAutoIncrement = true;
            }
        }
    }

    private void ParseReference(string? name)
    {
        cursor.TryWord("REFERENCES");
        cursor.Take();
        if (cursor.Current.IsSymbol('('))
        {
            cursor.TakeParenthesized();
        }

        while (cursor.TryWord("ON") || cursor.TryWord("MATCH"))
        {
            // ON DELETE SET NULL, ON UPDATE CASCADE, MATCH FULL: the pragma tells the actions.
            while (cursor.Current.Kind == SqlTokenKind.Word && !EndsAction(cursor.Current))
            {
                cursor.Take();
            }
        }

        result.ForeignKeys.Add(new ForeignKeyText(name, ParseDeferrability()));
    }

    private bool EndsAction(SqlToken token) =>
        token.IsWord("ON") || token.IsWord("MATCH") || token.IsWord("DEFERRABLE") || token.IsWord("CONSTRAINT") || token.IsWord("CHECK")
        || token.IsWord("UNIQUE") || token.IsWord("PRIMARY") || token.IsWord("FOREIGN")
        || token.IsWord("COLLATE") || token.IsWord("REFERENCES")
        || token.IsWord("GENERATED") || token.IsWord("AS")
        || (token.IsWord("NOT") && (cursor.PeekAt(1).IsWord("DEFERRABLE") || cursor.PeekAt(1).IsWord("NULL")))
        || (token.IsWord("DEFAULT") && !cursor.PeekAt(-1).IsWord("SET"));

    private Deferrability ParseDeferrability()
    {
        var isNot = cursor.TryWords("NOT", "DEFERRABLE");
        if (!isNot && !cursor.TryWord("DEFERRABLE"))
        {
            return Deferrability.NotDeferrable;
        }

        var isDeferred = cursor.TryWords("INITIALLY", "DEFERRED");
        var isImmediate = !isDeferred && cursor.TryWords("INITIALLY", "IMMEDIATE");
        return isNot ? Deferrability.NotDeferrable
            : isDeferred && !isImmediate ? Deferrability.InitiallyDeferred
            : Deferrability.InitiallyImmediate;
    }

    private void SkipOne()
    {
        if (cursor.Current.IsSymbol('('))
        {
            cursor.TakeParenthesized();
        }
        else if (cursor.Take() is { Kind: SqlTokenKind.Symbol, Value: "+" or "-" })
        {
            cursor.Take();
        }
    }
}
