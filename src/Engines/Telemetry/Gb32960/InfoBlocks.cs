using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>How long each block of a real-time report is. GB/T 32960.3-2016 table 8 and following; the 2025 edition
/// dropped the pedals and the motors' bus voltage, renumbered the battery blocks and added a coordinate
/// system.</summary>
static class InfoBlocks
{
    internal const byte Vehicle = 0x01;
    internal const byte Motors = 0x02;
    internal const byte FuelCell = 0x03;
    internal const byte Engine = 0x04;
    internal const byte Position = 0x05;
    internal const byte Alarm2025 = 0x06;
    internal const byte Alarm2016 = 0x07;

    /// <summary>The length of the block that starts here, its number included; 0 when it is unknown or its own counts
    /// are cut off.</summary>
    internal static int Length(ReadOnlySpan<byte> block, bool is2025) => is2025 ? Length2025(block) : Length2016(block);

    static int Length2016(ReadOnlySpan<byte> block) => block[0] switch
    {
        Vehicle => 21,
        Motors => Counted(block, 1, 12),
        FuelCell => block.Length < 9 ? 0 : 9 + Word(block, 7) + 10,
        Engine => 6,
        Position => 10,
        0x06 => 15,
        Alarm2016 => AlarmLength(block, lists: 4),
        0x08 => Subsystems(block, cells: true, 10),
        0x09 => Subsystems(block, cells: false, 3),
        >= 0x80 and <= 0xfe => block.Length < 3 ? 0 : 3 + Word(block, 1),
        _ => 0,
    };

    static int Length2025(ReadOnlySpan<byte> block) => block[0] switch
    {
        Vehicle => 19,
        Motors => Counted(block, 1, 10),
        FuelCell => 13,
        Engine => 3,
        Position => 11,
        Alarm2025 => AlarmLength(block, lists: 5),
        0x07 => Subsystems(block, cells: true, 7),
        0x08 => Subsystems(block, cells: false, 3),
        0x32 => 19,
        >= 0x80 and <= 0xfe => block.Length < 3 ? 0 : 3 + Word(block, 1),

        // a signature ends the data: its parts are no business of a lender's, but it is known
        0xff => block.Length,
        _ => 0,
    };

    static int Word(ReadOnlySpan<byte> block, int at) => BinaryPrimitives.ReadUInt16BigEndian(block[at..]);

    static int Counted(ReadOnlySpan<byte> block, int at, int each) =>
        block.Length <= at ? 0 : at + 1 + (block[at] * each);

    /// <summary>Level (1), general alarms (4), then lists of faults: a count (1) and four bytes each; the fifth list of
    /// 2025 has two bytes each.</summary>
    static int AlarmLength(ReadOnlySpan<byte> block, int lists)
    {
        var at = 6;
        for (var list = 1; list <= lists; list++)
        {
            var next = Counted(block, at, list == 5 ? 2 : 4);
            if (next == 0)
            {
                return 0;
            }

            at = next;
        }

        return at;
    }

    /// <summary>A count of subsystems, each with a head and as many values as the head says: cells of two bytes,
    /// counted by the head's last byte (2016) or word (2025), or probes of one byte, counted by its last
    /// word.</summary>
    static int Subsystems(ReadOnlySpan<byte> block, bool cells, int head)
    {
        if (block.Length < 2)
        {
            return 0;
        }

        var at = 2;
        for (var left = block[1]; left > 0; left--)
        {
            if (block.Length < at + head)
            {
                return 0;
            }

            var values = head == 10 ? block[at + 9] : Word(block, at + head - 2);
            at += head + (values * (cells ? 2 : 1));
        }

        return at;
    }
}
