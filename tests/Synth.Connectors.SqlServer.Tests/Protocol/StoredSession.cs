using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>A session's part of a <see cref="StoredDatabase"/>: its transaction, and what the database was before it.</summary>
internal sealed class StoredSession(StoredDatabase database)
{
    private StoredState? before;
    private StoredState? snapshot;

    public bool IsInTransaction { get; private set; }

    /// <summary>What is changed.</summary>
    public StoredState State => database.State;

    /// <summary>What is read: in a transaction that has changed nothing, what was there when it began.</summary>
    public StoredState Seen => before is null ? snapshot ?? State : State;

    public IReadOnlyList<TdsReply> Begin()
    {
        IsInTransaction = true;
        snapshot = State.Copy();
        return [new TdsReply.Changed(8, part => part.Byte(8).Int64(1).Byte(0))];
    }

    /// <summary>Called before something is changed.</summary>
    public void Touch()
    {
        if (IsInTransaction)
        {
            before ??= State.Copy();
        }
    }

    public IReadOnlyList<TdsReply> End(bool isKept)
    {
        if (!isKept && before is not null)
        {
            database.State = before;
        }

        (before, snapshot) = (null, null);
        IsInTransaction = false;
        return [new TdsReply.Changed((byte)(isKept ? 9 : 10), part => part.Byte(0).Byte(8).Int64(1))];
    }
}
