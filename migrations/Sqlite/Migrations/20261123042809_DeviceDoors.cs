using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeviceDoors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_telematics_commands_device",
                table: "telematics_commands");

            migrationBuilder.AddColumn<byte[]>(
                name: "code_hash",
                table: "telematics_devices",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "header",
                table: "telematics_devices",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "telematics_devices",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "accepted",
                table: "telematics_commands",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "answered_at",
                table: "telematics_commands",
                type: "INTEGER",
                nullable: true);

            // as DeviceNumber writes it
            migrationBuilder.Sql(
                "update telematics_devices set number = upper(ltrim(terminal, '0')), header = 'ByFlag';");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_devices_number",
                table: "telematics_devices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telematics_commands_device",
                table: "telematics_commands",
                column: "device",
                filter: "answered_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_telematics_devices_number",
                table: "telematics_devices");

            migrationBuilder.DropIndex(
                name: "IX_telematics_commands_device",
                table: "telematics_commands");

            migrationBuilder.DropColumn(
                name: "code_hash",
                table: "telematics_devices");

            migrationBuilder.DropColumn(
                name: "header",
                table: "telematics_devices");

            migrationBuilder.DropColumn(
                name: "number",
                table: "telematics_devices");

            migrationBuilder.DropColumn(
                name: "accepted",
                table: "telematics_commands");

            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "telematics_commands");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_commands_device",
                table: "telematics_commands",
                column: "device",
                filter: "sent_at is null");
        }
    }
}
