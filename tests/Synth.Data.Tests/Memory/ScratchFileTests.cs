using Xunit;

namespace Synth.Data.Tests.Memory;

/// <summary>A scratch file gives back what was written, or says beforehand that it cannot take it.</summary>
public sealed class ScratchFileTests
{
    [Fact]
    public void What_several_threads_write_is_read_back()
    {
        Assert.SkipWhen(
            new DriveInfo(Path.GetTempPath()).DriveFormat is "tmpfs" or "ramfs", "The folder for temporary files is in memory.");
        using var file = new ScratchFile(Path.GetTempPath());
        var offsets = new long[200];
        Parallel.For(0, offsets.Length, i => Assert.True(file.TryAppend(BytesOf(i), out offsets[i])));
        for (var i = 0; i < offsets.Length; i++)
        {
            var bytes = new byte[BytesOf(i).Length];
            file.Read(offsets[i], bytes);
            Assert.Equal(BytesOf(i), bytes);
        }

        var error = Assert.Throws<IOException>(() => file.Read(offsets.Max(), new byte[1 << 20]));
        Assert.Contains(Path.GetTempPath(), error.Message, StringComparison.Ordinal);
        Assert.Contains("set TMPDIR to a folder on another one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_takes_nothing()
    {
        using var file = new ScratchFile("/nowhere/to/keep/anything");
        Assert.False(file.TryAppend([1], out _));
    }

    private static byte[] BytesOf(int i) => [.. Enumerable.Repeat((byte)i, 1 + (i * 37))];
}
