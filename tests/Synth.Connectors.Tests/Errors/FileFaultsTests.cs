using Xunit;

namespace Synth.Connectors.Tests.Errors;

public sealed class FileFaultsTests
{
    public static TheoryData<Exception, bool, bool> Faults => new()
    {
        { new IOException("No space left on device : '/a'", 28), true, false },
        { new IOException("Disk quota exceeded : '/a'", 122), true, false },
        { new IOException("There is not enough space on the disk. : 'a'", unchecked((int)0x80070070)), true, false },
        { new IOException("Read-only file system : '/a'", 30), false, true },
        { new UnauthorizedAccessException("Access to the path '/a' is denied."), false, true },
        { new FileNotFoundException("Could not find file '/a'."), false, false },
        { new IOException("The process cannot access the file '/a'."), false, false },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_full_disk_and_a_missing_permission_are_told_apart(Exception error, bool isFull, bool isForbidden) =>
        Assert.Equal((isFull, isForbidden), (FileFaults.IsFull(error), FileFaults.IsForbidden(error)));

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void The_path_stays_and_advice_follows_where_there_is_some(Exception error, bool isFull, bool isForbidden)
    {
        var text = FileFaults.Describe(error);
        Assert.StartsWith(error.Message.TrimEnd('.'), text, StringComparison.Ordinal);
        Assert.Equal(isFull, text.Contains("Free space", StringComparison.Ordinal));
        Assert.Equal(isForbidden, text.Contains("Check the permissions", StringComparison.Ordinal));
    }
}
