using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Sessions;

public sealed class SourceIsolationTests
{
    [Fact]
    public void Reads_a_snapshot_where_the_database_allows_it() =>
        Assert.Equal(new SourceIsolation("SNAPSHOT", null), SourceIsolation.Choose(null, allowsSnapshots: true));

    [Fact]
    public void Says_so_where_the_database_allows_none()
    {
        var isolation = SourceIsolation.Choose(null, allowsSnapshots: false);
        Assert.Equal("READ COMMITTED", isolation.Level);
        Assert.Contains("ALLOW_SNAPSHOT_ISOLATION ON", isolation.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("repeatable-read", "REPEATABLE READ")]
    [InlineData("Serializable", "SERIALIZABLE")]
    [InlineData("read-committed", "READ COMMITTED")]
    [InlineData("snapshot", "SNAPSHOT")]
    public void Takes_the_level_that_the_address_asks_for(string wanted, string level) =>
        Assert.Equal(level, SourceIsolation.Choose(wanted, allowsSnapshots: true).Level);

    [Fact]
    public void Refuses_a_level_that_there_is_not() =>
        Assert.Throws<AddressException>(() => SourceIsolation.Choose("chaos", allowsSnapshots: true));

    [Fact]
    public void Notes_that_a_login_may_write_or_that_the_server_does_not_say()
    {
        var isolation = SourceIsolation.Choose(null, allowsSnapshots: true);
        Assert.Empty(isolation.Notes(mayWrite: false));
        Assert.Contains("may write", Assert.Single(isolation.Notes(mayWrite: true)).Message, StringComparison.Ordinal);
        Assert.Equal((SchemaIssueSeverity.Note, "source"), isolation.Notes(mayWrite: null)
            .Select(note => (note.Severity, note.Subject)).Single());
    }
}
