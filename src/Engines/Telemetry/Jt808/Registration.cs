using System.Buffers.Binary;

namespace Wheelhouse.Telemetry;

/// <summary>Which edition's layout a registration has: the fields are the same, their lengths are not.</summary>
public enum RegistrationLayout
{
    /// <summary>Maker 5, model 8, device 7.</summary>
    Of2011,

    /// <summary>Maker 5, model 20, device 7.</summary>
    Of2013,

    /// <summary>Maker 11, model 30, device 30.</summary>
    Of2019,
}

/// <summary>0x0100: a device tells who it is and asks for a code.</summary>
/// <param name="Plate">The plate in GBK; with plate colour 0 (no plate yet), from 2013 on, the VIN.</param>
public sealed record Registration(
    RegistrationLayout Layout, int Province, int City, string Maker, string Model, string Device, int PlateColour,
    string Plate)
{
    /// <summary>The VIN, where the vehicle has no plate yet.</summary>
    public string? Vin => PlateColour == 0 && Layout != RegistrationLayout.Of2011 && Plate.Length == 17 ? Plate : null;

    /// <summary>Reads a registration. 2011 and 2013 share a header: a body below 37 bytes cannot be of 2013.</summary>
    public static FrameFault Read(in Jt808Frame frame, out Registration? registration)
    {
        var body = frame.Body;
        registration = null;
        var layout = frame.Terminal.Is2019 ? RegistrationLayout.Of2019
            : body.Length < 37 ? RegistrationLayout.Of2011 : RegistrationLayout.Of2013;
        var (maker, model, device) = Lengths(layout);
        var plate = 4 + maker + model + device + 1;
        if (body.Length < plate)
        {
            return FrameFault.BadBody;
        }

        registration = new(
            layout,
            BinaryPrimitives.ReadUInt16BigEndian(body),
            BinaryPrimitives.ReadUInt16BigEndian(body[2..]),
            Wire.Text(body.Slice(4, maker)),
            Wire.Text(body.Slice(4 + maker, model)),
            Wire.Text(body.Slice(4 + maker + model, device)),
            body[plate - 1],
            Wire.Text(body[plate..]));
        return FrameFault.None;
    }

    public int Write(Span<byte> body)
    {
        var (maker, model, device) = Lengths(Layout);
        BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)Province);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], (ushort)City);
        Wire.Fill(body.Slice(4, maker), Maker);
        Wire.Fill(body.Slice(4 + maker, model), Model);
        Wire.Fill(body.Slice(4 + maker + model, device), Device);
        var plate = 4 + maker + model + device + 1;
        body[plate - 1] = (byte)PlateColour;
        return plate + Wire.Gbk.GetBytes(Plate, body[plate..]);
    }

    static (int Maker, int Model, int Device) Lengths(RegistrationLayout layout) => layout switch
    {
        RegistrationLayout.Of2011 => (5, 8, 7),
        RegistrationLayout.Of2013 => (5, 20, 7),
        RegistrationLayout.Of2019 => (11, 30, 30),
    };
}
