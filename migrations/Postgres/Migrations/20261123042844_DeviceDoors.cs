using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
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
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "header",
                table: "telematics_devices",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "telematics_devices",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "accepted",
                table: "telematics_commands",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_at",
                table: "telematics_commands",
                type: "timestamp with time zone",
                nullable: true);

            // as DeviceNumber writes it
            migrationBuilder.Sql(
                "update telematics_devices set number = upper(ltrim(terminal, '0')), header = 'ByFlag';");

            // a device's row changes with every batch of its reports: room on each page keeps that off the indexes
            migrationBuilder.Sql("alter table telematics_devices set (fillfactor = 50);");

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
