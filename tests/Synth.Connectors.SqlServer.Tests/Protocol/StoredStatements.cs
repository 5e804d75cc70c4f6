using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// Carries out what the connector and the tests send, on what a <see cref="StoredDatabase"/> holds. Statements are read by Microsoft's
/// parser, so that one which the server would not understand is refused; what changes nothing that is kept here is taken for carried out.
/// </summary>
/// <param name="session">The session's part of the database.</param>
/// <param name="arguments">The values of parameters.</param>
internal sealed class StoredStatements(StoredSession session, IReadOnlyDictionary<string, object?> arguments)
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    private StoredState State => session.State;

    private StoredRows Rows => new(State.Tables, arguments);

    public IReadOnlyList<TdsReply> Execute(string sql)
    {
        var parsed = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0)
        {
            return [new TdsReply.Refused(102, $"Incorrect syntax: {errors[0].Message}", 15)];
        }

        var replies = new List<TdsReply>();
        foreach (var statement in parsed.Batches.SelectMany(batch => batch.Statements))
        {
            replies.AddRange(Execute(statement, sql.Substring(statement.StartOffset, statement.FragmentLength)));
            if (replies is [.., TdsReply.Refused])
            {
                return replies;
            }
        }

        return [.. replies, new TdsReply.Done()];
    }

    private IReadOnlyList<TdsReply> Execute(TSqlStatement statement, string sql)
    {
        switch (statement)
        {
            case IfStatement branch:
                var then = branch.ThenStatement;
                return StoredConditions.Holds(branch.Predicate, State, session.IsInTransaction)
                    ? Execute(then, sql.Substring(then.StartOffset - statement.StartOffset, then.FragmentLength))
                    : [];
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral inner] } }:
                return Execute(inner.Value);
            case BeginTransactionStatement:
                return session.Begin();
            case CommitTransactionStatement:
                return session.End(isKept: true);
            case RollbackTransactionStatement:
                return session.End(isKept: false);
            case SelectStatement { QueryExpression: QuerySpecification { FromClause: not null } query }:
                return [new StoredRows(session.Seen.Tables, arguments).Select(query)];
            case InsertStatement insert:
                session.Touch();
                return [Rows.Insert(insert.InsertSpecification)];
            case UpdateStatement update:
                TouchWith(update.UpdateSpecification);
                return [Rows.Update(update.UpdateSpecification)];
            case DeleteStatement delete:
                session.Touch();
                return [Rows.Delete(delete.DeleteSpecification)];
            default:
                session.Touch();
                return Define(statement, sql);
        }
    }

    // What sets columns to themselves locks their rows, and changes nothing that a rollback would have to take back.
    private void TouchWith(UpdateSpecification update)
    {
        if (update.SetClauses.OfType<AssignmentSetClause>().Any(set => set.NewValue is not ColumnReferenceExpression))
        {
            session.Touch();
        }
    }

    private IReadOnlyList<TdsReply> Define(TSqlStatement statement, string sql)
    {
        switch (statement)
        {
            case CreateSchemaStatement create:
                State.Schemas.Add(create.Name.Value);
                return [];
            case DropSchemaStatement drop:
                return DropSchema(drop.Schema.BaseIdentifier.Value);
            case AlterSchemaStatement move:
                return Move(NameOf(move.ObjectName), move);
            case DropObjectsStatement drop:
                return Drop(drop);
            case DropTypeStatement drop:
                State.Remove(NameOf(drop.Name));
                return [];
            case AlterTableDropTableElementStatement drop:
                State.Definitions.RemoveAll(item => item.Table == NameOf(drop.SchemaObjectName)
                    && drop.AlterTableDropTableElements.Any(part => part.Name.Value == item.Name.Name));
                return [];
            case CreateTableStatement create when !State.Has(NameOf(create.SchemaObjectName)):
                State.Tables.Add(QuotedName(create.SchemaObjectName), new StoredTable(create));
                break;
        }

        if (StoredPartitions.Misses(statement, State) is { } column)
        {
            return [new TdsReply.Refused(1908,
                $"Column '{column}' is partitioning column of the index. Those of a unique index must be a subset of the index key.")];
        }

        if (StoredDefinitions.Of(statement, sql) is not { } definition)
        {
            return [];
        }

        if (definition.Table is null && State.Has(definition.Name))
        {
            return [new TdsReply.Refused(2714, $"There is already an object named '{definition.Name.Name}' in the database.")];
        }

        State.Definitions.Add(definition);
        return [];
    }

    // A default that a sequence gives binds it to where it is.
    private IReadOnlyList<TdsReply> Move(TableName name, AlterSchemaStatement move) =>
        State.Definitions.Any(item => item.Text.Contains($"NEXT VALUE FOR {Dialect.Table(name)}", StringComparison.Ordinal))
            ? [new TdsReply.Refused(15348, "Cannot transfer a schemabound object.")]
            : State.Move(name, move.Name.Value) ? [] : [NoSuchObject(move.ObjectName)];

    private IReadOnlyList<TdsReply> DropSchema(string name)
    {
        if (State.Definitions.Any(item => item.Name.Schema == name))
        {
            return [new TdsReply.Refused(3729, $"Cannot drop schema '{name}' because it is being referenced.")];
        }

        State.Schemas.Remove(name);
        return [];
    }

    private IReadOnlyList<TdsReply> Drop(DropObjectsStatement drop)
    {
        foreach (var name in drop.Objects)
        {
            if (!State.Has(NameOf(name)))
            {
                return [NoSuchObject(name)];
            }

            if (State.Definitions.Any(item => item.Needs(NameOf(name))))
            {
                return [new TdsReply.Refused(3726,
                    $"Could not drop object '{name.BaseIdentifier.Value}' because it is referenced by a FOREIGN KEY constraint.")];
            }

            State.Remove(NameOf(name));
        }

        return [];
    }

    private static TdsReply.Refused NoSuchObject(SchemaObjectName name) =>
        new(15151, $"Cannot find the object '{name.BaseIdentifier.Value}'.");

    public static string QuotedName(TableReference table) => QuotedName(((NamedTableReference)table).SchemaObject);

    public static string QuotedName(SchemaObjectName name) => Dialect.Table(NameOf(name));

    public static TableName NameOf(SchemaObjectName name) => new(name.SchemaIdentifier?.Value ?? "dbo", name.BaseIdentifier.Value);

    /// <summary>The first part of a kind in a statement; null where there is none.</summary>
    public static T? Find<T>(TSqlFragment? fragment)
        where T : TSqlFragment
    {
        var finder = new Finder<T>();
        fragment?.Accept(finder);
        return finder.Found;
    }

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public T? Found { get; private set; }

        public override void Visit(TSqlFragment fragment) => Found ??= fragment as T;
    }
}
