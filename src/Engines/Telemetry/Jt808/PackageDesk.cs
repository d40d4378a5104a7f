namespace Wheelhouse.Telemetry;

/// <summary>What became of a package.</summary>
public enum PackageState
{
    /// <summary>Kept; others are still missing.</summary>
    Waiting,

    /// <summary>The message is whole.</summary>
    Whole,

    /// <summary>Not kept: too many packages, too many messages at once, or a package that contradicts the
    /// others.</summary>
    Refused,
}

/// <summary>Puts messages together that came in packages, for one connection.</summary>
/// <remarks>Bounded: at most <see cref="MaxOpen"/> messages at once, of at most <see cref="MaxPackages"/> packages; the
/// oldest gives way. Packages of one message have consecutive serials, so serial less index names it.</remarks>
public sealed class PackageDesk
{
    public const int MaxOpen = 4;
    public const int MaxPackages = 64;

    readonly List<Open> open = [];

    /// <summary>Takes one package.</summary>
    /// <param name="frame">A frame with <see cref="Jt808Frame.IsPart"/>.</param>
    /// <param name="seconds">When it came.</param>
    /// <param name="body">The whole body, with <see cref="PackageState.Whole"/>.</param>
    public PackageState Take(in Jt808Frame frame, long seconds, out byte[] body)
    {
        body = [];
        if (frame.PackageTotal is 0 or > MaxPackages
            || frame.PackageIndex is 0 || frame.PackageIndex > frame.PackageTotal)
        {
            return PackageState.Refused;
        }

        var first = unchecked((ushort)(frame.Serial - frame.PackageIndex + 1));
        var message = frame.Message;
        var one = open.Find(o => o.Message == message && o.First == first);
        if (one is null)
        {
            if (open.Count == MaxOpen)
            {
                open.RemoveAt(0);
            }

            one = new(message, first, new byte[]?[frame.PackageTotal], seconds);
            open.Add(one);
        }

        if (one.Parts.Length != frame.PackageTotal)
        {
            return PackageState.Refused;
        }

        one.Parts[frame.PackageIndex - 1] = frame.Body.ToArray();
        if (Array.Exists(one.Parts, part => part is null))
        {
            return PackageState.Waiting;
        }

        open.Remove(one);
        body = [.. one.Parts.SelectMany(part => part!)];
        return PackageState.Whole;
    }

    /// <summary>The next message of which packages have been missing for a while, to be asked for again by 0x8003; it
    /// is
    /// given up after <paramref name="giveUpSeconds"/>.</summary>
    public bool Missing(
        long seconds, int askSeconds, int giveUpSeconds, out ushort firstSerial, out ushort[] missing)
    {
        (firstSerial, missing) = (0, []);
        open.RemoveAll(o => seconds - o.Since > giveUpSeconds);
        var late = open.Find(o => seconds - o.Asked >= askSeconds);
        if (late is null)
        {
            return false;
        }

        late.Asked = seconds;
        firstSerial = late.First;
        missing =
        [
            .. Enumerable.Range(1, late.Parts.Length).Where(i => late.Parts[i - 1] is null).Select(i => (ushort)i),
        ];
        return true;
    }

    sealed record Open(ushort Message, ushort First, byte[]?[] Parts, long Since)
    {
        internal long Asked { get; set; } = Since;
    }
}
