namespace Wheelhouse.Telemetry;

/// <summary>The items after the fixed part of a position: number (1), length (1), value. A view, for whoever wants the
/// raw ones; <see cref="Readings"/> holds what the dialect knows.</summary>
public readonly ref struct ExtraItems(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> bytes = bytes;

    public Walk GetEnumerator() => new(bytes);

    /// <summary>One item.</summary>
    public readonly ref struct Item(byte id, ReadOnlySpan<byte> value)
    {
        public byte Id { get; } = id;

        public ReadOnlySpan<byte> Value { get; } = value;
    }

    /// <summary>Walks the items; stops at the first that is not whole.</summary>
    public ref struct Walk(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> rest = bytes;

        public Item Current { get; private set; }

        public bool MoveNext()
        {
            if (rest.Length < 2 || rest.Length < 2 + rest[1])
            {
                return false;
            }

            Current = new(rest[0], rest.Slice(2, rest[1]));
            rest = rest[(2 + rest[1])..];
            return true;
        }
    }
}
