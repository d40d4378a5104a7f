namespace Wheelhouse.Telemetry;

/// <summary>What the next bytes of a connection are.</summary>
public enum StreamCut
{
    /// <summary>Nothing whole yet: keep the rest and read on.</summary>
    NeedMore,

    /// <summary>A candidate for a frame.</summary>
    Frame,

    /// <summary>Bytes that belong to no frame; to be counted and forgotten.</summary>
    Garbage,
}

/// <summary>Cuts a connection's bytes at the flags.</summary>
/// <remarks>Every flag ends what stood before it and may begin what follows, whether devices send one flag or two
/// between frames. So a broken frame never takes the next one with it: the next one's own flag ends the broken
/// one.</remarks>
public static class Jt808Stream
{
    /// <summary>Finds the next piece.</summary>
    /// <param name="bytes">What was received and not yet consumed.</param>
    /// <param name="consumed">How much of it to forget now; with <see cref="StreamCut.NeedMore"/> only flags that
    /// nothing stands between.</param>
    /// <param name="piece">What stands between two flags, for <see cref="Jt808Frame.Read"/>; or the garbage.</param>
    public static StreamCut Next(ReadOnlySpan<byte> bytes, out int consumed, out ReadOnlySpan<byte> piece)
    {
        consumed = 0;
        piece = default;
        while (true)
        {
            var rest = bytes[consumed..];
            if (rest.IsEmpty)
            {
                return StreamCut.NeedMore;
            }

            var end = rest.IndexOf(Jt808Frame.Flag);
            if (end == 0)
            {
                end = rest[1..].IndexOf(Jt808Frame.Flag) + 1;
                if (end == 1)
                {
                    consumed++;
                    continue;
                }

                if (end > 0 && end - 1 <= Jt808Frame.MaxLength)
                {
                    piece = rest[1..end];
                    consumed += end;
                    return StreamCut.Frame;
                }

                if (end == 0 && rest.Length - 1 <= Jt808Frame.MaxLength)
                {
                    return StreamCut.NeedMore;
                }
            }

            piece = end < 0 || (end == 0 && rest.Length > 1) ? rest : rest[..end];
            consumed += piece.Length;
            return StreamCut.Garbage;
        }
    }
}
