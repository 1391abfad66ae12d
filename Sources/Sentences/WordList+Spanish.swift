extension WordList {
    static let spanish = WordList(
        leading: """
            sr sra srta sres sras dr dra dres prof profa d dña da lic ing arq gral cnel cap tte sto sta st mons fr
            p.ej ej cf vs av avda c/ admón aprox ud uds vd vds hnos excmo excma ilmo ilma rev pbro mr mrs ms
            gob sen dip mt cra cll kr
            """,
        numbered: """
            no nº n.º núm núms art arts pág págs p pp vol cap fig tab sec tel tfno tomo t ed apdo km cp
            izq dcha inc apdos párr exp rec lám tít lib disp cláus párrs
            """,
        abbreviation: """
            jr sr inc ltd co corp bros cía s.a s.l s.a.u s.r.l c.v ee.uu ee uu jj oo rr hh ff aa cc dd
            univ depto dpto dir ed trad coord col comp prov a.c d.c ene feb abr jun jul ago sept oct nov dic
            lun mar mié jue vie sáb dom hs máx mín seg min pta ptas u.s u.s.a u.k ph.d c.f
            """,
        trailing: "etc a.m p.m",
        starter: """
            el la los las un una unos unas lo al del de este esta estos estas ese esa esos esas aquel aquella él ella ellos
            ellas yo tú nosotros ustedes usted se su sus mi mis nuestro nuestra que qué quien quién cuando cuándo donde
            dónde como cómo por porque para pero y e o u ni si sí no en con sin sobre bajo entre hacia hasta desde según
            durante tras ante contra a además también tampoco así entonces luego después antes ahora hoy ayer mañana aquí
            allí hay es son era eran fue fueron ha han había sin embargo aunque mientras todo todos toda todas algunos
            algunas muchos muchas otro otra otros otras cada cualquier más menos muy ya aún todavía sólo solo tal
            """,
        calendar: """
            enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
            lunes martes miércoles jueves viernes sábado domingo
            """,
        everyday: "no",
        label:
            "plan núm vol tít sec vitamina tipo grupo clase fig tab anexo fase categoría modelo zona opción",
        heading: """
            § §§ artículo art capítulo cap título sección parte regla paso figura fig tabla tab ejemplo
            ejercicio pregunta lección cláusula
            """)
}
