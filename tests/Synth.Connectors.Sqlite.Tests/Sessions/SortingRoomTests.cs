using Synth.Connectors.Sqlite.Sessions;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Sessions;

/// <summary>Indexes are sorted on the disk where there is one.</summary>
public sealed class SortingRoomTests
{
    [Fact]
    public void A_folder_that_cannot_be_written_leaves_memory() => Assert.False(SortingRoom.HasDisk("/nowhere/to/sort/anything"));

    [Fact]
    public void A_folder_on_a_disk_is_taken_and_left_empty()
    {
        var folder = Directory.CreateTempSubdirectory("synth-test-");
        try
        {
            var isInMemory = new DriveInfo(folder.FullName).DriveFormat is "tmpfs" or "ramfs";
            Assert.Equal(!isInMemory, SortingRoom.HasDisk(folder.FullName));
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Files_that_are_being_filled_sort_there()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("synth-test-");
        try
        {
            await using var connection = await PartialFile.CreateAsync(Path.Combine(folder.FullName, "target.db"), cancellationToken);
            using var statement = new RawStatement(connection, "PRAGMA temp_store");
            Assert.True(statement.Step());
            var isOnDisk = SQLitePCL.raw.sqlite3_column_int(statement.Handle, 0) == 1;
            Assert.Equal(SortingRoom.HasDisk(Path.GetTempPath()), isOnDisk);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
